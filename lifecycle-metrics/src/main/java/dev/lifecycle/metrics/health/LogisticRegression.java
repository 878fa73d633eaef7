package dev.lifecycle.metrics.health;

import java.util.Arrays;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.jspecify.annotations.Nullable;

/**
 * Maximum likelihood of a logistic regression by Newton's method, halving steps that lead downhill. Rows are few and measures fewer: nothing is
 * kept but sums.
 *
 * @param coefficients  the intercept, then one for each column
 * @param errors        their standard errors by the inverse of the information
 * @param logLikelihood at them
 * @param reason        why there is no maximum; null if there is, else the rest is empty
 */
@SuppressWarnings("ArrayRecordComponent") // seen inside the package alone
record LogisticRegression(
        double[] coefficients,
        double[] errors,
        double logLikelihood,
        @Nullable String reason) {

    private static final int MOST_STEPS = 100;
    private static final double SMALL_STEP = 1e-12;
    // Of columns with a deviation of 1: odds of e to the 25th between neighbours are no estimate.
    private static final double TOO_LARGE = 25;
    private static final double FLAT = 1e-6;

    private static LogisticRegression refused(String reason) {
        return new LogisticRegression(new double[0], new double[0], 0, reason);
    }

    /**
     * Fits the odds of the outcome; columns should have a deviation near 1.
     *
     * @param rows    a number per column each
     * @param offsets added to each row's linear predictor
     */
    static LogisticRegression fit(double[][] rows, boolean[] outcomes, double[] offsets) {
        Sums at = new Sums(rows, outcomes, offsets, new double[1 + (rows.length == 0 ? 0 : rows[0].length)]);
        for (int step = 0; step < MOST_STEPS; step++) {
            CholeskyDecomposition curvature = at.decomposed();
            if (curvature == null) {
                return refused(at.isFlat() ? Messages.separated() : Messages.collinear());
            }
            double[] move = curvature
                    .getSolver()
                    .solve(new ArrayRealVector(at.gradient))
                    .toArray();
            Sums next = null;
            double shrink = 1;
            while (next == null || (next.logLikelihood < at.logLikelihood - SMALL_STEP && shrink > SMALL_STEP)) {
                next = new Sums(rows, outcomes, offsets, moved(at.beta, move, shrink));
                shrink /= 2;
            }
            for (double beta : next.beta) {
                if (!(Math.abs(beta) < TOO_LARGE)) {
                    return refused(Messages.separated());
                }
            }
            double longest = Arrays.stream(move).map(Math::abs).max().orElse(0);
            at = next;
            if (longest < SMALL_STEP * 1e3) {
                return new LogisticRegression(at.beta, errors(curvature), at.logLikelihood, null);
            }
        }
        return refused(Messages.separated());
    }

    /** The probability of an outcome with these odds' logarithm. */
    static double probability(double predictor) {
        return 1 / (1 + Math.exp(-predictor));
    }

    private static double[] moved(double[] from, double[] move, double share) {
        double[] to = from.clone();
        for (int i = 0; i < to.length; i++) {
            to[i] += share * move[i];
        }
        return to;
    }

    /** The likelihood and its derivatives at one point. */
    private static final class Sums {

        private final double[] beta;
        private final int outcomes;
        private final double[] gradient;
        private final double[][] information;
        private final double logLikelihood;

        private Sums(double[][] rows, boolean[] outcomes, double[] offsets, double[] beta) {
            int n = beta.length;
            this.beta = beta;
            this.outcomes = outcomes.length;
            gradient = new double[n];
            information = new double[n][n];
            double sum = 0;
            for (int row = 0; row < rows.length; row++) {
                double predictor = offsets[row] + beta[0];
                for (int i = 1; i < n; i++) {
                    predictor += beta[i] * rows[row][i - 1];
                }
                double p = probability(predictor);
                double signed = outcomes[row] ? predictor : -predictor;
                sum -= signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed;
                double rest = (outcomes[row] ? 1 : 0) - p;
                for (int i = 0; i < n; i++) {
                    double x = i == 0 ? 1 : rows[row][i - 1];
                    gradient[i] += rest * x;
                    for (int j = 0; j <= i; j++) {
                        information[i][j] += p * (1 - p) * x * (j == 0 ? 1 : rows[row][j - 1]);
                    }
                }
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    information[j][i] = information[i][j];
                }
            }
            logLikelihood = sum;
        }

        /** The factored information; null if it has no inverse. */
        private @Nullable CholeskyDecomposition decomposed() {
            double small = largest() * SMALL_STEP;
            try {
                return new CholeskyDecomposition(new Array2DRowRealMatrix(information), small, small);
            } catch (MathRuntimeException notPositive) {
                // That it has none is an answer, of which the caller says what it means for the measures.
                return null;
            }
        }

        private double largest() {
            double largest = 0;
            for (int i = 0; i < beta.length; i++) {
                largest = Math.max(largest, information[i][i]);
            }
            return largest;
        }

        /** Where every outcome is as good as certain there is no information left, however the measures differ. */
        private boolean isFlat() {
            return largest() < FLAT * outcomes;
        }
    }

    private static double[] errors(CholeskyDecomposition information) {
        RealMatrix covariance = information.getSolver().getInverse();
        double[] errors = new double[covariance.getRowDimension()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Math.sqrt(covariance.getEntry(i, i));
        }
        return errors;
    }
}
