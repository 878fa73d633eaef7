package dev.lifecycle.metrics.value;

import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The variance of a prediction from the covariance of the parameters it depends on. */
final class Delta {

    /** Predictions are good to about 12 digits, so the error of a central difference is least near the cube root. */
    private static final double STEP = 1e-4;

    private Delta() {}

    /** NaN when the model has no covariance. */
    static <M extends Fitted<M>> double variance(Fitted<M> model, ToDoubleFunction<? super M> prediction) {
        return variance(model.fit(), p -> prediction.applyAsDouble(model.at(p)));
    }

    /** The prediction is a function of the parameters, in the order of the fit. */
    static double variance(Optional<Fit> maybe, ToDoubleFunction<double[]> prediction) {
        Fit fit = maybe.filter(f -> f.verdict().converged()).orElse(null);
        if (fit == null) {
            return Double.NaN;
        }
        double[] at = fit.values();
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
                variance += gradient[i] * gradient[j] * fit.covariance().get(i).get(j);
            }
        }
        return Math.max(0, variance);
    }
}
