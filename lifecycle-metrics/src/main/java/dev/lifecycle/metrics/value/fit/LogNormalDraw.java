package dev.lifecycle.metrics.value.fit;

import dev.lifecycle.metrics.value.numeric.Cholesky;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Positive parameters whose logarithms are jointly normal about the estimates. */
final class LogNormalDraw {

    private LogNormalDraw() {}

    static double[] of(double[] at, List<List<Double>> covariance, RandomGenerator random) {
        int n = at.length;
        double[][] ofLogs = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                ofLogs[i][j] = covariance.get(i).get(j) / (at[i] * at[j]);
            }
        }
        double[][] factor = new double[n][n];
        if (!Cholesky.factor(ofLogs, factor)) {
            throw new IllegalStateException(Messages.noCovariance());
        }
        double[] normal = new double[n];
        Arrays.setAll(normal, i -> random.nextGaussian());
        double[] drawn = new double[n];
        for (int i = 0; i < n; i++) {
            double move = 0;
            for (int j = 0; j <= i; j++) {
                move += factor[i][j] * normal[j];
            }
            drawn[i] = at[i] * Math.exp(move);
        }
        return drawn;
    }
}
