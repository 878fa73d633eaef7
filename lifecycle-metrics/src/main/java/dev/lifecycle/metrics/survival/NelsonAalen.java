package dev.lifecycle.metrics.survival;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.Interval;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The Nelson–Aalen estimate of the cumulative hazard: how many events a subject would have had by each time if it stayed at
 * risk throughout.
 *
 * <p>No durations, or none that ended, give a hazard of 0 throughout. Beyond the longest duration the last value is continued.
 *
 * <p>Formula: H(t) = Σ d<sub>i</sub>/n<sub>i</sub> over event times up to t, with variance Σ d<sub>i</sub>/n<sub>i</sub>². Ties count as d events at
 * once; times that differ by rounding alone are tied, unless declared otherwise: {@link Ties}.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176344247">Aalen 1978</a>
 */
public final class NelsonAalen implements Result {

    private final RiskSets sets;
    private final double[] hazard;
    private final double[] variance;

    private NelsonAalen(RiskSets sets) {
        this.sets = sets;
        int n = sets.times().length;
        hazard = new double[n];
        variance = new double[n];
        double sum = 0;
        double sumOfVariances = 0;
        for (int i = 0; i < n; i++) {
            double atRisk = sets.atRisk()[i];
            sum += sets.events()[i] / atRisk;
            sumOfVariances += sets.events()[i] / (atRisk * atRisk);
            hazard[i] = sum;
            variance[i] = sumOfVariances;
        }
    }

    /** Reads durations out of the host's rows; see {@link KaplanMeier#of}. */
    public static <T> SurvivalDefinition<T, NelsonAalen> of(
            Extractor<? super T, ? extends Number> duration, Extractor<? super T, Boolean> event) {
        return new SurvivalDefinition<>(
                "survival/nelson-aalen", duration, event, row -> 0, Ties.BY_ROUNDING, NelsonAalen::new);
    }

    /** From columns; see {@link KaplanMeier#ofColumns(double[], boolean[])}. */
    public static NelsonAalen ofColumns(double[] durations, boolean[] events) {
        return ofColumns(new double[0], durations, events, Ties.BY_ROUNDING);
    }

    /** From columns with late entries; see {@link KaplanMeier#ofColumns(double[], double[], boolean[])}. */
    public static NelsonAalen ofColumns(double[] entries, double[] durations, boolean[] events) {
        return ofColumns(entries, durations, events, Ties.BY_ROUNDING);
    }

    /** The same, where it is declared when two times are one; see {@link KaplanMeier#ofColumns(double[], double[], boolean[], Ties)}. */
    public static NelsonAalen ofColumns(double[] entries, double[] durations, boolean[] events, Ties ties) {
        return new NelsonAalen(SurvivalState.of(entries, durations, events).riskSets(ties));
    }

    /** The cumulative hazard at t. */
    public double hazard(double t) {
        int i = sets.indexAt(t);
        return i < 0 ? 0 : hazard[i];
    }

    /** The standard error of the cumulative hazard at t. */
    public double standardError(double t) {
        int i = sets.indexAt(t);
        return i < 0 ? 0 : Math.sqrt(variance[i]);
    }

    /**
     * The interval of the cumulative hazard at t, made on its logarithm.
     *
     * @param level the confidence, such as 0.95
     */
    public Interval interval(double t, double level) {
        double z = Reference.twoSided(level);
        double at = hazard(t);
        if (at == 0) {
            return new Interval(0, 0);
        }
        double factor = Math.exp(z * standardError(t) / at);
        return new Interval(at / factor, at * factor);
    }

    /** The times at which the event happened, in order. */
    public double[] times() {
        return sets.times().clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NelsonAalen that
                && sets.subjects() == that.sets.subjects()
                && Arrays.equals(sets.times(), that.sets.times())
                && Arrays.equals(hazard, that.hazard);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hazard) * 31 + Arrays.hashCode(sets.times());
    }

    /** {@code 11 subjects, 7 events, hazard 1.23 in the end}. */
    @Override
    public String toString() {
        return sets.subjects() + " subjects, " + (sets.subjects() - sets.censored()) + " events, hazard "
                + (hazard.length == 0 ? "0" : Messages.number(hazard[hazard.length - 1])) + " in the end";
    }
}
