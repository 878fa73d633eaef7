package dev.lifecycle.metrics.value.fit.likelihood;

import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.Verdict;
import dev.lifecycle.metrics.value.fit.Verdict.Kind;
import dev.lifecycle.metrics.value.numeric.LogLikelihood;
import dev.lifecycle.metrics.value.numeric.Newton;
import dev.lifecycle.metrics.value.numeric.Optimum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealVector;
import org.jspecify.annotations.Nullable;

/**
 * From a likelihood to a {@link Fit}: maximises, inverts the exact Hessian and judges what the data could say.
 *
 * @param names  of the parameters
 * @param scale  a usual value of each in these data's units
 * @param starts where to climb from, tried in turn until one reaches a maximum
 * @param advice what to do when the model is not identified by the data
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers, seen inside the module alone
public record Fitting(List<String> names, double[] scale, List<double[]> starts, String advice) {

    /** A standard error of ln(parameter) this large spans a factor of e^10 either way: the data do not say. */
    private static final double HOPELESS = 5;

    /** Beyond this factor from its scale a badly determined parameter is on its way to zero or infinity. */
    private static final double RUNAWAY = Math.log(100);

    /** In logs of parameters, and per customer: nothing but rounding. */
    private static final double NO_SLOPE = 1e-13;

    /** Two maxima as near as this are one. */
    private static final double SAME = 1e-6;

    /** From all starts together. */
    private static final int MOST_EVALUATIONS = 600;

    /** With those from far away, which are tried only where nothing else led to a maximum. */
    private static final int MOST_FAR_EVALUATIONS = 2_000;

    /** By how much a far start must be better. */
    private static final double WORTHWHILE = 1e-5;

    /** Nearly as far as the maximiser goes. */
    private static final double EDGE = 6.9 * Math.log(10);

    /**
     * There must be something to fit to.
     *
     * @param whom   what is missing if there is nothing, such as customers
     * @param source what should have them, such as summary
     * @throws IllegalArgumentException if there is nothing
     */
    public static void requireAny(long number, String model, String whom, String source) {
        if (number == 0) {
            throw new IllegalArgumentException(Messages.nobody(model, whom, source));
        }
    }

    /**
     * The same, climbing first from where a sample of the rows has its maximum: most of the way is then walked at next to no cost. A sample
     * without one is no help, and left alone.
     */
    public Fitting startingNear(LogLikelihood sample) {
        Optimum near = Newton.maximise(sample, scale, starts.get(0));
        if (near.stop() != Optimum.Stop.STATIONARY) {
            return this;
        }
        List<double[]> nearest = new ArrayList<>(starts);
        nearest.add(0, near.parameters());
        return new Fitting(names, scale, nearest, advice);
    }

    /** The fit at the first maximum that was found from the starts, or the best of what was found without one. */
    public Fit fit(LogLikelihood likelihood, long customers, int distinctRows) {
        return fit(likelihood, customers, distinctRows, false);
    }

    /** The fit at the best of all that was found from the starts, for likelihoods that may have several maxima. */
    public Fit bestFit(LogLikelihood likelihood, long customers, int distinctRows) {
        return fit(likelihood, customers, distinctRows, true);
    }

    private Fit fit(LogLikelihood likelihood, long customers, int distinctRows, boolean all) {
        Fit flat = flat(likelihood, customers, distinctRows);
        if (flat != null) {
            return flat;
        }
        Search search = new Search(likelihood, customers, distinctRows);
        search.climb(starts, MOST_EVALUATIONS, 0, all);
        if (search.found().verdict().converged()) {
            return search.found();
        }
        search.evaluations += FarStarts.number(scale.length);
        search.climb(FarStarts.of(likelihood, scale), MOST_FAR_EVALUATIONS, WORTHWHILE, true);
        return search.found();
    }

    /** The best of what was found so far. */
    private final class Search {

        private final LogLikelihood likelihood;
        private final long customers;
        private final int distinctRows;
        private int evaluations;
        private @Nullable Fit best;

        Search(LogLikelihood likelihood, long customers, int distinctRows) {
            this.likelihood = likelihood;
            this.customers = customers;
            this.distinctRows = distinctRows;
        }

        Fit found() {
            return Objects.requireNonNull(best, "a fit needs a start");
        }

        void climb(List<double[]> from, int most, double worthwhile, boolean all) {
            for (double[] start : from) {
                if (best != null && evaluations > most - Newton.MAX_EVALUATIONS - Supremum.MOST_EVALUATIONS) {
                    return;
                }
                Optimum optimum = Newton.maximise(likelihood, scale, start);
                if (optimum.stop() != Optimum.Stop.STATIONARY) {
                    optimum = new Supremum(likelihood, scale).from(optimum, away(optimum.parameters()));
                }
                evaluations += optimum.iterations();
                Fit fit = judge(optimum, evaluations, customers, distinctRows);
                // Without a maximum the better likelihood is nearer to where it still rises; a maximum yields only to a
                // better one.
                double gained = best == null ? Double.POSITIVE_INFINITY : fit.logLikelihood() - best.logLikelihood();
                if (gained > (best != null && best.verdict().converged() ? SAME : worthwhile)) {
                    best = fit;
                }
                if (fit.verdict().converged() && !all) {
                    return;
                }
            }
        }
    }

    /** The verdict where the likelihood has no slope at any start: customers who have been seen for no time say nothing. */
    private @Nullable Fit flat(LogLikelihood likelihood, long customers, int distinctRows) {
        int n = names.size();
        double value = 0;
        double norm = 0;
        for (double[] start : starts) {
            double[] gradient = new double[n];
            value = likelihood.evaluate(start, gradient, new double[n][n]);
            for (int i = 0; i < n; i++) {
                if (!(Math.abs(gradient[i] * start[i]) <= NO_SLOPE * customers)) {
                    return null;
                }
                norm = Math.max(norm, Math.abs(gradient[i]));
            }
        }
        List<Fit.Parameter> parameters = IntStream.range(0, n)
                .mapToObj(
                        i -> new Fit.Parameter(names.get(i), starts.get(starts.size() - 1)[i], OptionalDouble.empty()))
                .toList();
        Verdict verdict = new Verdict(Kind.NOT_IDENTIFIED, Messages.flat(names, advice));
        return new Fit(parameters, List.of(), value, verdict, starts.size(), norm, customers, distinctRows);
    }

    /** Where each parameter is on its way to: above 0 to infinity, below 0 to nothing. */
    private int[] away(double[] at) {
        return IntStream.range(0, at.length)
                .map(i -> Math.abs(Math.log(at[i] / scale[i])) > RUNAWAY ? (at[i] > scale[i] ? 1 : -1) : 0)
                .toArray();
    }

    private Fit judge(Optimum optimum, int iterations, long customers, int distinctRows) {
        double[] at = optimum.parameters();
        double[][] logCovariance = logCovariance(optimum);
        Verdict verdict = verdict(optimum, logCovariance);
        List<List<Double>> covariance = new ArrayList<>();
        List<Fit.Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < at.length; i++) {
            OptionalDouble error = OptionalDouble.empty();
            if (verdict.converged()) {
                int row = i;
                covariance.add(IntStream.range(0, at.length)
                        .mapToObj(j -> logCovariance[row][j] * at[row] * at[j])
                        .toList());
                error = OptionalDouble.of(Math.sqrt(logCovariance[i][i]) * at[i]);
            }
            parameters.add(new Fit.Parameter(names.get(i), at[i], error));
        }
        return new Fit(
                parameters,
                covariance,
                optimum.value(),
                verdict,
                iterations,
                optimum.gradientNorm(),
                customers,
                distinctRows);
    }

    /**
     * The covariance of the logarithms of the parameters: inverting there, where all are of one size, keeps the digits that inverting
     * the Hessian of the parameters would lose. Empty where the Hessian is not negative definite.
     */
    private static double[][] logCovariance(Optimum optimum) {
        double[] at = optimum.parameters();
        int n = at.length;
        double[][] information = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                information[i][j] = -optimum.hessian()[i][j] * at[i] * at[j];
                if (!(Math.abs(information[i][j]) < Double.POSITIVE_INFINITY)) {
                    return new double[0][];
                }
            }
        }
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(information));
        double[] values = eigen.getEigenvalues();
        double smallest = Arrays.stream(values).min().orElse(0);
        double largest = Arrays.stream(values).max().orElse(0);
        if (!(smallest > 1e-13 * largest)) {
            return new double[0][];
        }
        // the solver of the decomposition has its own idea of singular, and throws
        double[][] inverse = new double[n][n];
        for (int k = 0; k < n; k++) {
            RealVector axis = eigen.getEigenvector(k);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    inverse[i][j] += axis.getEntry(i) * axis.getEntry(j) / values[k];
                }
            }
        }
        return inverse;
    }

    private Verdict verdict(Optimum optimum, double[][] logCovariance) {
        double[] at = optimum.parameters();
        int vaguest = 0;
        boolean vague = logCovariance.length == 0;
        for (int i = 0; i < logCovariance.length; i++) {
            vague |= logCovariance[i][i] > HOPELESS * HOPELESS;
            vaguest = logCovariance[i][i] > logCovariance[vaguest][vaguest] ? i : vaguest;
        }
        if (optimum.stop() == Optimum.Stop.STATIONARY && !vague) {
            return new Verdict(Kind.CONVERGED, "");
        }
        List<String> growing = new ArrayList<>();
        List<String> vanishing = new ArrayList<>();
        boolean nowhere = optimum.stop() == Optimum.Stop.FLAT || optimum.stop() == Optimum.Stop.EXHAUSTED;
        for (int i = 0; i < at.length; i++) {
            double away = Math.log(at[i] / scale[i]);
            boolean loose = nowhere || logCovariance.length == 0 || logCovariance[i][i] > HOPELESS * HOPELESS;
            if (Math.abs(away) > (loose ? RUNAWAY : EDGE)) {
                (away > 0 ? growing : vanishing).add(names.get(i));
            }
        }
        if (!growing.isEmpty() || !vanishing.isEmpty()) {
            return new Verdict(Kind.AT_BOUNDARY, Messages.atBoundary(growing, vanishing, advice));
        }
        return optimum.stop() == Optimum.Stop.EXHAUSTED
                ? new Verdict(Kind.NOT_IDENTIFIED, Messages.exhausted(optimum.iterations(), advice))
                : new Verdict(
                        Kind.NOT_IDENTIFIED,
                        Messages.flat(logCovariance.length == 0 ? names : List.of(names.get(vaguest)), advice));
    }
}
