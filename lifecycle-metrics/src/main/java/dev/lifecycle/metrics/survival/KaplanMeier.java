package dev.lifecycle.metrics.survival;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.Interval;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The Kaplan–Meier estimate: the probability to be without the event beyond each time, from durations of which many have not
 * ended yet.
 *
 * <pre>{@code
 * KaplanMeier curve = subscriptions.stream().collect(KaplanMeier.of(Sub::months, Sub::cancelled).metric());
 * curve.survival(12);        // 0.61
 * curve.median();            // 31 (18–none)
 * }</pre>
 *
 * <p>No durations, or none that ended, give a curve that stays at 1. Where the survival is 0, its error and interval are
 * undefined, hence empty. Beyond the longest duration nothing is known: the curve is continued at its last value. With late
 * entries the number at risk can be small early, and the curve fall to 0 while others are still to come.
 *
 * <p>Times that differ by rounding alone are one, unless declared otherwise: {@link Ties}.
 *
 * <p>Formula: S(t) = Π (1 − d<sub>i</sub>/n<sub>i</sub>) over event times up to t; Greenwood's variance of ln S is
 * Σ d<sub>i</sub> / (n<sub>i</sub>(n<sub>i</sub> − d<sub>i</sub>)).
 *
 * @see <a href="https://doi.org/10.1080/01621459.1958.10501452">Kaplan and Meier 1958</a>
 */
public final class KaplanMeier implements Result {

    /** How near to the wanted level a flat stretch counts as being at it: products of fractions carry rounding. */
    private static final double LEVEL_TOLERANCE = 1e-10;

    private final RiskSets sets;
    private final double[] survival;
    private final double[] logVariance;
    private final IntervalTransform transform;
    private final double level;
    private final double z;

    private KaplanMeier(
            RiskSets sets, double[] survival, double[] logVariance, IntervalTransform transform, double level) {
        this.sets = sets;
        this.survival = survival;
        this.logVariance = logVariance;
        this.transform = transform;
        this.level = level;
        z = Reference.twoSided(level);
    }

    static KaplanMeier of(RiskSets sets) {
        int n = sets.times().length;
        double[] survival = new double[n];
        double[] logVariance = new double[n];
        double product = 1;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double atRisk = sets.atRisk()[i];
            double events = sets.events()[i];
            product *= (atRisk - events) / atRisk;
            sum += atRisk == events ? 0 : events / (atRisk * (atRisk - events));
            survival[i] = product;
            logVariance[i] = sum;
        }
        return new KaplanMeier(sets, survival, logVariance, IntervalTransform.LOG, 0.95);
    }

    /**
     * Reads durations out of the host's rows.
     *
     * @param duration how long each was observed, 0 or more, in any unit
     * @param event    whether the observation ended in the event
     */
    public static <T> SurvivalDefinition<T, KaplanMeier> of(
            Extractor<? super T, ? extends Number> duration, Extractor<? super T, Boolean> event) {
        return new SurvivalDefinition<>(
                "survival/kaplan-meier", duration, event, row -> 0, Ties.BY_ROUNDING, KaplanMeier::of);
    }

    /**
     * From columns.
     *
     * @throws IllegalArgumentException if a duration is negative or not a number, naming its row, or the lengths differ
     */
    public static KaplanMeier ofColumns(double[] durations, boolean[] events) {
        return ofColumns(new double[0], durations, events, Ties.BY_ROUNDING);
    }

    /**
     * From columns with late entries (left truncation): a subject counts as at risk only after entering.
     *
     * @param entries 0 for those observed from the start
     */
    public static KaplanMeier ofColumns(double[] entries, double[] durations, boolean[] events) {
        return ofColumns(entries, durations, events, Ties.BY_ROUNDING);
    }

    /**
     * The same, where it is declared when two times are one.
     *
     * @param entries as above; an array without any for all observed from the start
     */
    public static KaplanMeier ofColumns(double[] entries, double[] durations, boolean[] events, Ties ties) {
        return of(SurvivalState.of(entries, durations, events).riskSets(ties));
    }

    /** The same curve with intervals on another scale; the default is {@link IntervalTransform#LOG}. */
    public KaplanMeier with(IntervalTransform other) {
        return new KaplanMeier(sets, survival, logVariance, other, level);
    }

    /** The same curve with intervals of another confidence; the default is 0.95. */
    public KaplanMeier atLevel(double confidence) {
        return new KaplanMeier(sets, survival, logVariance, transform, confidence);
    }

    /** On which scale intervals are made. */
    public IntervalTransform transform() {
        return transform;
    }

    /** The confidence of the intervals. */
    public double level() {
        return level;
    }

    /** How many durations there were. */
    public long subjects() {
        return sets.subjects();
    }

    /** How many of them ended without the event. */
    public long censored() {
        return sets.censored();
    }

    /** The longest duration, with or without event: what is said beyond it is not observed. */
    public double longest() {
        return sets.last();
    }

    /** The probability to be without the event beyond t. */
    public double survival(double t) {
        int i = sets.indexAt(t);
        return i < 0 ? 1 : survival[i];
    }

    /** Greenwood's standard error of the survival at t; empty where the survival is 0. */
    public OptionalDouble standardError(double t) {
        return errorAt(sets.indexAt(t));
    }

    private OptionalDouble errorAt(int i) {
        if (i < 0) {
            return OptionalDouble.of(0);
        }
        return survival[i] == 0 ? OptionalDouble.empty() : OptionalDouble.of(survival[i] * Math.sqrt(logVariance[i]));
    }

    /** The interval of the survival at t; empty where the survival is 0. */
    public Optional<Interval> interval(double t) {
        return intervalAt(sets.indexAt(t));
    }

    private Optional<Interval> intervalAt(int i) {
        return i < 0 ? Optional.of(new Interval(1, 1)) : transform.interval(survival[i], Math.sqrt(logVariance[i]), z);
    }

    /** The curve at each time at which the event happened. */
    public List<SurvivalPoint> points() {
        return new AbstractList<>() {
            @Override
            public SurvivalPoint get(int i) {
                return new SurvivalPoint(
                        sets.times()[i], sets.atRisk()[i], sets.events()[i], survival[i], errorAt(i), intervalAt(i));
            }

            @Override
            public int size() {
                return survival.length;
            }
        };
    }

    /** The time by which half have had the event. */
    public SurvivalQuantile median() {
        return quantile(0.5);
    }

    /**
     * The smallest time by which at least this share has had the event: S(t) ≤ 1 − p; where the curve runs flat at exactly that
     * level, the middle of the flat stretch. The bounds are those of the confidence band, read in the same way.
     *
     * @param p above 0 and below 1
     */
    public SurvivalQuantile quantile(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException(Messages.probabilityOutOfRange(p));
        }
        return new SurvivalQuantile(
                p,
                crossing(1 - p, i -> survival[i]),
                crossing(1 - p, i -> intervalAt(i).map(Interval::low).orElse(Double.POSITIVE_INFINITY)),
                crossing(1 - p, i -> intervalAt(i).map(Interval::high).orElse(Double.POSITIVE_INFINITY)));
    }

    private OptionalDouble crossing(double wanted, IntToDoubleFunction curve) {
        for (int i = 0; i < survival.length; i++) {
            double at = curve.applyAsDouble(i);
            if (at > wanted + LEVEL_TOLERANCE) {
                continue;
            }
            if (at >= wanted - LEVEL_TOLERANCE) {
                for (int j = i + 1; j < survival.length; j++) {
                    if (curve.applyAsDouble(j) < at - LEVEL_TOLERANCE) {
                        return OptionalDouble.of((sets.times()[i] + sets.times()[j]) / 2);
                    }
                }
            }
            return OptionalDouble.of(sets.times()[i]);
        }
        return OptionalDouble.empty();
    }

    /**
     * The mean time without the event up to a horizon.
     *
     * @param horizon 0 or more; beyond the longest duration the area continues at the last value of the curve
     */
    public RestrictedMean restrictedMean(double horizon) {
        if (!(horizon >= 0 && horizon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(Messages.horizonRefused(horizon));
        }
        double area = 0;
        double variance = 0;
        double end = horizon;
        for (int i = sets.indexAt(horizon); i >= 0; i--) {
            area += survival[i] * (end - sets.times()[i]);
            end = sets.times()[i];
            double step = logVariance[i] - (i == 0 ? 0 : logVariance[i - 1]);
            variance += area * area * step;
        }
        double mean = area + end;
        double error = Math.sqrt(variance);
        return new RestrictedMean(
                horizon, mean, error, new Interval(Math.max(0, mean - z * error), Math.max(0, mean + z * error)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KaplanMeier that
                && subjects() == that.subjects()
                && censored() == that.censored()
                && transform == that.transform
                && level == that.level
                && Arrays.equals(sets.times(), that.sets.times())
                && Arrays.equals(sets.atRisk(), that.sets.atRisk())
                && Arrays.equals(sets.events(), that.sets.events());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(survival) * 31 + Arrays.hashCode(sets.times());
    }

    /** {@code 11 subjects, 7 events, median 31 (18–none), 95 % log intervals}. */
    @Override
    public String toString() {
        return subjects() + " subjects, " + (subjects() - censored()) + " events, median " + median() + ", "
                + Messages.number(100 * level) + " % "
                + transform.name().toLowerCase(Locale.ROOT).replace('_', '-')
                + " intervals";
    }
}
