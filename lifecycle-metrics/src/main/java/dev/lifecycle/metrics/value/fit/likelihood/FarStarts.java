package dev.lifecycle.metrics.value.fit.likelihood;

import dev.lifecycle.metrics.value.numeric.LogLikelihood;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where to climb from if nothing in the middle leads to a maximum: the corners, where each parameter is large or small. A likelihood without a
 * maximum often rises towards several of them, and a climb from the middle ends in the nearest, not in the best.
 */
final class FarStarts {

    private static final double FAR = 1e3;

    private FarStarts() {}

    /** How many there are for so many parameters; to order them takes as many evaluations. */
    static int number(int parameters) {
        return 1 << parameters;
    }

    /** All corners, that with the best likelihood first. */
    static List<double[]> of(LogLikelihood likelihood, double[] scale) {
        int n = scale.length;
        double[] values = new double[number(n)];
        for (int corner = 0; corner < values.length; corner++) {
            double value = likelihood.evaluate(at(corner, scale), new double[n], new double[n][n]);
            values[corner] = Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
        }
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer corner) -> values[corner])
                        .reversed())
                .map(corner -> at(corner, scale))
                .toList();
    }

    private static double[] at(int corner, double[] scale) {
        double[] at = new double[scale.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = (corner >> i & 1) == 1 ? scale[i] * FAR : scale[i] / FAR;
        }
        return at;
    }
}
