package dev.lifecycle.metrics.value.numeric;

import dev.lifecycle.metrics.value.numeric.Optimum.Stop;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Maximises a log-likelihood of positive parameters by Newton's method on their logarithms, damped (Levenberg) where the
 * surface is not concave. The logarithms keep parameters positive, make steps relative and the surface nearly quadratic.
 */
public final class Newton {

    /** How often the likelihood is evaluated from one start. */
    public static final int MAX_EVALUATIONS = 200;

    private static final double LONGEST_STEP = 2;
    /** Seven powers of ten either side of its scale, a parameter cannot be told from zero or infinity. */
    private static final double EDGE = 7 * Math.log(10);
    /** In units of log-likelihood: parameters are then within a few millionths of a standard error. */
    private static final double SMALL_GAIN = 1e-10;

    /**
     * Newton's method needs two or three such steps to a maximum; on a ridge without one, each step gains less, for ever. The sum over
     * many customers is rounded more coarsely than that, so for such a step the gradient says whether it led uphill.
     */
    private static final double IDLE_GAIN = 1e-5;

    private static final int MOST_IDLE = 6;

    private static final double LEAST_DAMPING = 1e-3;
    private static final double MOST_DAMPING = 1e12;

    private final LogLikelihood likelihood;
    private final double[] low;
    private final double[] high;
    private int evaluations;

    private Newton(LogLikelihood likelihood, double[] scale) {
        this.likelihood = likelihood;
        low = Arrays.stream(scale).map(s -> Math.log(s) - EDGE).toArray();
        high = Arrays.stream(scale).map(s -> Math.log(s) + EDGE).toArray();
    }

    /**
     * Climbs from the start to a maximum, or to where it can say why there is none.
     *
     * @param scale what a usual value of each parameter is, in its unit
     */
    public static Optimum maximise(LogLikelihood likelihood, double[] scale, double[] start) {
        return new Newton(likelihood, scale).climb(start);
    }

    private Optimum climb(double[] start) {
        Point at = new Point(Arrays.stream(start).map(Math::log).toArray());
        double damping = 0;
        int idle = 0;
        while (evaluations < MAX_EVALUATIONS && idle < MOST_IDLE) {
            Step step = at.step(damping);
            while (step == null && damping < MOST_DAMPING) {
                damping = Math.max(LEAST_DAMPING, damping * 10);
                step = at.step(damping);
            }
            if (step == null) {
                break;
            }
            Point next = new Point(step.target);
            if (damping == 0 && step.gain < SMALL_GAIN) {
                Point last = next.norm() < at.norm() ? next : at;
                return last.optimum(last.onEdge() ? Stop.EDGE : Stop.STATIONARY);
            }
            boolean rounding = damping == 0 && step.gain < IDLE_GAIN;
            if (next.value >= at.value || (rounding && next.norm() < at.norm())) {
                idle = next.value - at.value < IDLE_GAIN ? idle + 1 : 0;
                at = next;
                damping = damping <= LEAST_DAMPING ? 0 : damping / 10;
            } else {
                damping = Math.max(LEAST_DAMPING, damping * 10);
            }
        }
        Stop stop = idle < MOST_IDLE ? Stop.EXHAUSTED : Stop.FLAT;
        return at.optimum(at.onEdge() ? Stop.EDGE : stop);
    }

    @SuppressWarnings("ArrayRecordComponent") // made and read within one iteration
    private record Step(double[] target, double gain) {}

    /** A point on the log scale with the derivatives of the negative log-likelihood there. */
    private final class Point {

        final double[] theta;
        final double[] parameters;
        final double[] gradient;
        final double[][] hessian;
        final double value;

        Point(double[] theta) {
            int n = theta.length;
            this.theta = theta;
            parameters = Arrays.stream(theta).map(Math::exp).toArray();
            gradient = new double[n];
            hessian = new double[n][n];
            double f = likelihood.evaluate(parameters, gradient, hessian);
            value = Double.isNaN(f) ? Double.NEGATIVE_INFINITY : f;
            evaluations++;
        }

        double norm() {
            double norm = 0;
            for (int i = 0; i < theta.length; i++) {
                norm = Math.max(norm, Math.abs(gradient[i] * parameters[i]));
            }
            return norm;
        }

        boolean onEdge() {
            for (int i = 0; i < theta.length; i++) {
                if (theta[i] <= low[i] || theta[i] >= high[i]) {
                    return true;
                }
            }
            return false;
        }

        @Nullable
        Step step(double damping) {
            int n = theta.length;
            double[][] a = new double[n][n];
            double[] uphill = new double[n];
            for (int i = 0; i < n; i++) {
                uphill[i] = parameters[i] * gradient[i];
                for (int j = 0; j < i; j++) {
                    a[i][j] = -parameters[i] * parameters[j] * hessian[i][j];
                }
                double diagonal = -parameters[i] * parameters[i] * hessian[i][i] - uphill[i];
                a[i][i] = diagonal + damping * (Math.abs(diagonal) + Math.abs(uphill[i]) + 1e-10);
            }
            double[][] factor = new double[n][n];
            if (!Cholesky.factor(a, factor)) {
                return null;
            }
            double[] move = Cholesky.of(factor).solve(uphill);
            double longest = 0;
            double gain = 0;
            for (int i = 0; i < n; i++) {
                longest = Math.max(longest, Math.abs(move[i]));
                gain += 0.5 * move[i] * uphill[i];
            }
            double shrink = longest > LONGEST_STEP ? LONGEST_STEP / longest : 1;
            double[] target = new double[n];
            for (int i = 0; i < n; i++) {
                target[i] = Math.max(low[i], Math.min(high[i], theta[i] + shrink * move[i]));
            }
            return new Step(target, gain);
        }

        Optimum optimum(Stop stop) {
            int n = theta.length;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    hessian[j][i] = hessian[i][j];
                }
            }
            return new Optimum(parameters, value, gradient, hessian, evaluations, stop);
        }
    }
}
