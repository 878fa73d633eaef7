package dev.lifecycle.metrics.value.numeric;

/**
 * Σ t≥0 (b)_t / (a+b)_t · z^t: what a survival curve is worth whose chance to go on each time is beta distributed. It is
 * 2F1(1, b; a+b; z), found without summing the series, which takes ever more terms as z nears 1.
 */
public final class GeometricSeries {

    private GeometricSeries() {}

    /**
     * The series.
     *
     * @param discount d above 0, with z = 1 / (1 + d)
     */
    public static double value(double discount, double a, double b) {
        return (1 + discount) * DiscountedCount.overBeta(1 / discount, a, b);
    }
}
