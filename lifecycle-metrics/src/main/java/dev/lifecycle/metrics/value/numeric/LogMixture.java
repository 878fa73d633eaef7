package dev.lifecycle.metrics.value.numeric;

import java.util.Arrays;

/**
 * ln Σ e^term with first and second derivatives, for likelihoods that are sums over what cannot be seen. Terms are added one by
 * one; the largest so far is factored out, so no term over- or underflows. Reusable scratch space: not thread-safe.
 */
public final class LogMixture {

    private final int n;
    private final double[] first;
    private final double[][] second;
    private double largest;
    private double sum;

    /** For so many parameters. */
    public LogMixture(int parameters) {
        n = parameters;
        first = new double[n];
        second = new double[n][n];
    }

    /** Forgets all terms. */
    public void clear() {
        largest = Double.NEGATIVE_INFINITY;
        sum = 0;
        for (int i = 0; i < n; i++) {
            first[i] = 0;
            Arrays.fill(second[i], 0);
        }
    }

    /**
     * One more term.
     *
     * @param term     its logarithm
     * @param gradient first derivatives of that logarithm
     * @param hessian  second derivatives of it; the lower triangle
     */
    public void add(double term, double[] gradient, double[][] hessian) {
        if (term > largest) {
            double shrink = Math.exp(largest - term);
            largest = term;
            sum *= shrink;
            for (int i = 0; i < n; i++) {
                first[i] *= shrink;
                for (int j = 0; j <= i; j++) {
                    second[i][j] *= shrink;
                }
            }
        }
        double weight = Math.exp(term - largest);
        sum += weight;
        for (int i = 0; i < n; i++) {
            first[i] += weight * gradient[i];
            for (int j = 0; j <= i; j++) {
                second[i][j] += weight * (hessian[i][j] + gradient[i] * gradient[j]);
            }
        }
    }

    /** ln Σ e^term, adding its derivatives, times the factor, to the arrays. */
    public double collect(double factor, double[] gradient, double[][] hessian) {
        for (int i = 0; i < n; i++) {
            double mean = first[i] / sum;
            gradient[i] += factor * mean;
            for (int j = 0; j <= i; j++) {
                hessian[i][j] += factor * (second[i][j] / sum - mean * first[j] / sum);
            }
        }
        return largest + Math.log(sum);
    }
}
