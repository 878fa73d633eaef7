package dev.lifecycle.metrics.value.numeric;

import java.util.function.DoubleUnaryOperator;

/**
 * The discounted mean number of events, over all time, of the stopped process of {@link StoppedCount}.
 *
 * <p>An event stream of rate λ that stops after each event with probability p is worth λ / (δ + p λ) at the continuous discount rate
 * δ. Over λ ~ Gamma(shape, rate) and p ~ Beta(a, b) that is a double integral of a positive function, the inner one in closed form, the
 * outer one in the logarithm of λ.
 */
public final class DiscountedCount {

    private static final double TAIL = 40;
    private static final double LARGE = 1e4;

    private DiscountedCount() {}

    /**
     * The discounted mean.
     *
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

    /**
     * The mean of k / (1 + p k), which is k · 2F1(1, a; a+b; −k): a continued fraction of positive terms whose convergents close in
     * from both sides, and for the largest k, where they do so slowly, the integral.
     *
     * @see <a href="https://dlmf.nist.gov/15.7">DLMF 15.7</a>
     */
    static double overBeta(double k, double a, double b) {
        if (k > LARGE) {
            return StoppedCount.integral(1, k, a, b);
        }
        double c = a + b;
        double fraction = 1;
        double ratioAbove = Double.POSITIVE_INFINITY;
        double ratioBelow = 1;
        for (int j = 1; ; j++) {
            int n = j / 2;
            double term;
            if (j == 1) {
                term = a / c * k;
            } else if (j % 2 == 1) {
                term = (a + n) * (c + (n - 1)) / ((c + (j - 2)) * (c + (j - 1))) * k;
            } else {
                term = n * (b + (n - 1)) / ((c + (j - 2)) * (c + (j - 1))) * k;
            }
            ratioBelow = 1 / (1 + term * ratioBelow);
            ratioAbove = 1 + term / ratioAbove;
            double change = ratioAbove * ratioBelow;
            fraction *= change;
            if (Math.abs(change - 1) < 1e-15) {
                return k * fraction;
            }
        }
    }

    private static double edge(DoubleUnaryOperator fall) {
        double step = 1e-3;
        while (fall.applyAsDouble(step) < TAIL) {
            step *= 2;
        }
        return step;
    }
}
