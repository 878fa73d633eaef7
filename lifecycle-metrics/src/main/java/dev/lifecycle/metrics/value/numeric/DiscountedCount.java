package dev.lifecycle.metrics.value.numeric;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * The discounted mean number of events, over all time, of the stopped process of {@link StoppedCount}.
 *
 * <p>An event stream of rate λ that stops after each event with probability p is worth λ / (δ + p λ) at the continuous discount rate
 * δ. Over λ ~ Gamma(shape, rate) and p ~ Beta(a, b) that is a double integral of a positive function, done in the logarithm of λ
 * and the log odds of p.
 */
public final class DiscountedCount {

    private static final double TAIL = 40;

    private DiscountedCount() {}

    /**
     * @param shape    of the gamma rate, above 0
     * @param discount δ times the gamma's rate parameter, above 0
     * @param a        of the beta, above 0
     * @param b        of the beta, above 0
     */
    public static double mean(double shape, double discount, double a, double b) {
        double norm = -Gammas.logGamma(shape);
        double peak = Math.log(shape);
        double top = shape * peak - shape;
        double left = peak - edge(step -> top - (shape * (peak - step) - Math.exp(peak - step)));
        double right = peak + edge(step -> top - (shape * (peak + step) - Math.exp(peak + step)) - step);
        double[] points = Quadrature.around(left, right, peak, Math.log(discount), 0);
        double area = Quadrature.integrate(
                u -> Math.exp(shape * u - Math.exp(u) - top) * overBeta(Math.exp(u) / discount, a, b), points);
        return Math.exp(top + norm) * area;
    }

    /** The mean of k / (1 + p k). */
    private static double overBeta(double k, double a, double b) {
        double peak = Math.log(a) - Math.log(b);
        double top = logTerm(peak, k, a, b);
        double left = peak - edge(step -> top - logTerm(peak - step, k, a, b));
        double right = peak + edge(step -> top - logTerm(peak + step, k, a, b));
        double[] points = Quadrature.around(left, right, peak, 0, -Math.log(k));
        double area = Quadrature.integrate(y -> Math.exp(logTerm(y, k, a, b) - top), points);
        return k * Math.exp(top - LogBeta.value(a, b)) * area;
    }

    private static double logTerm(double y, double k, double a, double b) {
        double logP = -Logs.softplus(-y);
        return a * logP - b * Logs.softplus(y) - Math.log1p(k * Math.exp(logP));
    }

    private static double edge(DoubleUnaryOperator fall) {
        double step = 1e-3;
        while (fall.applyAsDouble(step) < TAIL) {
            step *= 2;
        }
        return step;
    }
}
