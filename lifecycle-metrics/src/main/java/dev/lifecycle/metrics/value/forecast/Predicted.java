package dev.lifecycle.metrics.value.forecast;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.Interval;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;

/**
 * A number foretold.
 *
 * <p>The interval is a prediction interval: what will be counted lies in it with the probability of the level, if the model is right. It holds the
 * uncertainty of fitted parameters and the chance of what customers do, and so is wider than the interval of a mean. The mean may lie
 * outside where few draws are so large that they make it.
 *
 * @param expected           the mean, in purchases or units of money
 * @param predictionInterval where the number itself is to be expected, in the same unit
 * @param level              probability of the interval, such as 0.9
 */
public record Predicted(double expected, Interval predictionInterval, double level) implements Result, Serializable {

    /** From order statistics: of n draws and what will come, each is equally likely to be the k-th. */
    static Predicted of(double expected, double[] draws, double level) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        int tail = tail(sorted.length, level);
        double low = Math.min(Double.MAX_VALUE, sorted[tail - 1]);
        double high = Math.min(Double.MAX_VALUE, sorted[sorted.length - tail]);
        return new Predicted(expected, new Interval(low, high), level);
    }

    /** How many draws from either end the bounds lie, 1 for the outermost; 0 if there are too few for the level. */
    static int tail(int draws, double level) {
        return (int) Math.floor((draws + 1.0) * (1 - level) / 2 + 1e-9);
    }

    /** {@code 412.3 (380–446)}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.1f (%.0f–%.0f)", expected, predictionInterval.low(), predictionInterval.high());
    }
}
