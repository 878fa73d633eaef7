package dev.lifecycle.metrics.value.purchase;

import dev.lifecycle.metrics.value.numeric.Logs;
import dev.lifecycle.metrics.value.numeric.PowerIntegral;
import java.util.Arrays;

/**
 * The probability to be alive under the Pareto/NBD model, of one row or of many at once.
 *
 * <p>The odds of having left between t_x and T are an integral whose integrand depends on x alone. So the rows of one x share a table of
 * its tails, one for each time that occurs among them, and each row takes the difference of two. Nothing is lost by it: the tail beyond T
 * adds at most 1 to odds that are compared with 1.
 */
final class ParetoAlive {

    /** Above this the tail beyond T is nothing beside the one beyond t_x, and their ratio may overflow. */
    private static final double FAR = 500;

    private final double r;
    private final double alpha;
    private final double s;
    private final double beta;
    private final PowerIntegral integral = new PowerIntegral();

    ParetoAlive(double r, double alpha, double s, double beta) {
        this.r = r;
        this.alpha = alpha;
        this.s = s;
        this.beta = beta;
    }

    /** The probability of one row. */
    double of(int frequency, double recency, double age) {
        if (recency == age) {
            return 1;
        }
        double shape = r + frequency;
        double tail = integral.relative(shape, alpha + recency, s + 1, beta + recency, age - recency);
        return Logs.logistic(-Math.log(s / (beta + age)) - Math.log(tail) - falls(shape, recency, age));
    }

    /** By how much the logarithm of the integrand falls from one time to another. */
    private double falls(double shape, double from, double to) {
        return shape * Math.log1p((to - from) / (alpha + from)) + (s + 1) * Math.log1p((to - from) / (beta + from));
    }

    /** The probability of each row. */
    double[] of(int[] frequency, double[] recency, double[] age) {
        long[] order = new long[frequency.length];
        Arrays.setAll(order, i -> (long) frequency[i] << Integer.SIZE | i);
        Arrays.sort(order);
        double[] alive = new double[frequency.length];
        for (int start = 0; start < order.length; ) {
            int end = start + 1;
            while (end < order.length && order[end] >> Integer.SIZE == order[start] >> Integer.SIZE) {
                end++;
            }
            sameFrequency(r + (order[start] >> Integer.SIZE), rows(order, start, end), recency, age, alive);
            start = end;
        }
        return alive;
    }

    private static int[] rows(long[] order, int start, int end) {
        int[] rows = new int[end - start];
        Arrays.setAll(rows, i -> (int) order[start + i]);
        return rows;
    }

    private void sameFrequency(double shape, int[] rows, double[] recency, double[] age, double[] alive) {
        double[] times = times(rows, recency, age);
        double[] logs = new double[times.length];
        Arrays.setAll(logs, i -> -falls(shape, times[0], times[i]));
        double[] tails = tails(shape, times, logs);
        for (int row : rows) {
            int from = Arrays.binarySearch(times, recency[row] + 0.0);
            int to = Arrays.binarySearch(times, age[row] + 0.0);
            double grown = logs[from] - logs[to];
            double scale = s / (beta + times[to]);
            if (from == to) {
                alive[row] = 1;
            } else if (grown > FAR) {
                alive[row] = Logs.logistic(-Math.log(scale) - Math.log(tails[from]) - grown);
            } else {
                alive[row] = 1 / (1 + scale * Math.max(0, tails[from] * Math.exp(grown) - tails[to]));
            }
        }
    }

    /** All times that begin or end an integral, ascending; a negative zero is a zero. */
    private static double[] times(int[] rows, double[] recency, double[] age) {
        double[] times = new double[2 * rows.length];
        for (int i = 0; i < rows.length; i++) {
            times[2 * i] = recency[rows[i]] + 0.0;
            times[2 * i + 1] = age[rows[i]] + 0.0;
        }
        Arrays.sort(times);
        int distinct = 1;
        for (int i = 1; i < times.length; i++) {
            if (times[i] != times[distinct - 1]) {
                times[distinct++] = times[i];
            }
        }
        return Arrays.copyOf(times, distinct);
    }

    /** From each time to the last one, relative to the integrand at that time. */
    private double[] tails(double shape, double[] times, double[] logs) {
        double[] tails = new double[times.length];
        for (int i = times.length - 2; i >= 0; i--) {
            double gap = integral.relative(shape, alpha + times[i], s + 1, beta + times[i], times[i + 1] - times[i]);
            tails[i] = gap + Math.exp(logs[i + 1] - logs[i]) * tails[i + 1];
        }
        return tails;
    }
}
