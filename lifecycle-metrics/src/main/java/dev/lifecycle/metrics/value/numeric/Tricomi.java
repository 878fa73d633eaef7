package dev.lifecycle.metrics.value.numeric;

/**
 * ∫ e^(−d y) (1+y)^(−s) dy over y from 0 to infinity, which is Tricomi's confluent function U(1, 2−s, d): what a power-law decay
 * is worth under exponential discounting. Positive and finite for every positive d and s.
 *
 * @see <a href="https://dlmf.nist.gov/13.4.E4">DLMF 13.4.4</a>
 */
public final class Tricomi {

    private static final double TAIL = 42;

    private Tricomi() {}

    /** The integral. */
    public static double discountedDecay(double d, double s) {
        double peak = Math.max(0, Math.log(Math.max((1 - s) / d, Double.MIN_NORMAL)));
        double top = logTerm(peak, d, s);
        double right = peak + 1e-3;
        while (logTerm(right, d, s) > top - TAIL) {
            right += 2 * (right - peak);
        }
        double[] points = Quadrature.around(0, right, 0, peak, -Math.log(d));
        return Math.exp(top) * Quadrature.integrate(v -> Math.exp(logTerm(v, d, s) - top), points);
    }

    /** At y = e^v − 1. */
    private static double logTerm(double v, double d, double s) {
        return -d * Math.expm1(v) + (1 - s) * v;
    }
}
