package dev.lifecycle.metrics.value.fit.likelihood;

import dev.lifecycle.metrics.value.numeric.LogLikelihood;
import dev.lifecycle.metrics.value.numeric.Optimum;

/**
 * Goes on where the maximiser stopped at an edge: parameters that run off together are moved further by powers of ten, as long as the
 * likelihood gains by it. What is reported of a fit without a maximum is then near the best that these data can have.
 */
final class Supremum {

    private static final double FACTOR = 10;
    private static final double WORTHWHILE = 1e-6;
    static final int MOST_EVALUATIONS = 60;

    /** In logs, from the scale; beyond it sums of logarithms lose the digits that would be gained. */
    private static final double FARTHEST = Math.log(1e10);

    private final LogLikelihood likelihood;
    private final double[] scale;
    private int evaluations;

    Supremum(LogLikelihood likelihood, double[] scale) {
        this.likelihood = likelihood;
        this.scale = scale;
    }

    /** From where the maximiser stopped; {@code away} is below, at or above 0 as a parameter goes to zero, stays or grows. */
    Optimum from(Optimum stopped, int[] away) {
        double[] at = stopped.parameters();
        double value = stopped.value();
        int together = 1 << at.length;
        for (int some = together - 1; some > 0; some--) {
            double[] further = moved(at, some, away);
            while (further.length > 0 && evaluations < MOST_EVALUATIONS) {
                double there = value(further);
                if (!(there > value + WORTHWHILE)) {
                    break;
                }
                value = there;
                at = further;
                further = moved(at, some, away);
            }
        }
        return value > stopped.value() ? optimum(at, stopped) : stopped;
    }

    private double value(double[] at) {
        evaluations++;
        return likelihood.evaluate(at, new double[at.length], new double[at.length][at.length]);
    }

    /** Empty if one of these parameters stays, or has gone far enough. */
    private double[] moved(double[] at, int some, int[] away) {
        double[] moved = at.clone();
        for (int i = 0; i < at.length; i++) {
            if ((some >> i & 1) == 1) {
                moved[i] = away[i] > 0 ? at[i] * FACTOR : at[i] / FACTOR;
                if (away[i] == 0 || Math.abs(Math.log(moved[i] / scale[i])) > FARTHEST) {
                    return new double[0];
                }
            }
        }
        return moved;
    }

    private Optimum optimum(double[] at, Optimum stopped) {
        double[] gradient = new double[at.length];
        double[][] hessian = new double[at.length][at.length];
        double value = likelihood.evaluate(at, gradient, hessian);
        for (int i = 0; i < at.length; i++) {
            for (int j = 0; j < i; j++) {
                hessian[j][i] = hessian[i][j];
            }
        }
        return new Optimum(at, value, gradient, hessian, stopped.iterations() + evaluations + 1, stopped.stop());
    }
}
