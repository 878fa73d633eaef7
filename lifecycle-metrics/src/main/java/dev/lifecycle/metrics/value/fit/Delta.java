package dev.lifecycle.metrics.value.fit;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The variance of a prediction from the covariance of the parameters it depends on. */
final class Delta {

    /** Predictions are good to about 12 digits, so the error of a central difference is least near the cube root. */
    private static final double STEP = 1e-4;

    private Delta() {}

    /** Empty where the prediction is no number nearby. */
    static OptionalDouble variance(double[] at, List<List<Double>> covariance, ToDoubleFunction<double[]> prediction) {
        double[] gradient = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            double[] moved = at.clone();
            moved[i] = at[i] * Math.exp(STEP);
            double up = prediction.applyAsDouble(moved);
            moved[i] = at[i] * Math.exp(-STEP);
            double down = prediction.applyAsDouble(moved);
            gradient[i] = (up - down) / (2 * STEP) / at[i];
        }
        double variance = 0;
        for (int i = 0; i < at.length; i++) {
            for (int j = 0; j < at.length; j++) {
                variance += gradient[i] * gradient[j] * covariance.get(i).get(j);
            }
        }
        return Double.isNaN(variance) ? OptionalDouble.empty() : OptionalDouble.of(Math.max(0, variance));
    }
}
