package dev.lifecycle.metrics.rate;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErfc;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/** The quantiles that intervals and tests are made of. */
final class Quantile {

    private static final double SQRT_TWO = Math.sqrt(2);

    private Quantile() {}

    /** The two-sided normal quantile: 0.95 gives 1.959964. */
    static double twoSided(double confidence) {
        return SQRT_TWO * InverseErfc.value(1 - checked(confidence));
    }

    /** The probability that a standard normal lies at least this far from zero. */
    static double twoSidedTail(double z) {
        return Erfc.value(Math.abs(z) / SQRT_TWO);
    }

    /**
     * The p at which a beta(a, b) variable lies below p with the given probability, by bisection on the regularised incomplete
     * beta function; about 60 halvings reach the last bit.
     */
    static double beta(double probability, double a, double b) {
        double low = 0;
        double high = 1;
        for (double mid = 0.5; mid > low && mid < high; mid = (low + high) / 2) {
            if (RegularizedBeta.value(mid, a, b) < probability) {
                low = mid;
            } else {
                high = mid;
            }
        }
        return (low + high) / 2;
    }

    /** The x below which a gamma(shape) variable of scale 1 lies with the given probability, by bisection like {@link #beta}. */
    static double gamma(double probability, double shape) {
        double high = shape + 1;
        while (RegularizedGamma.P.value(shape, high) < probability) {
            high *= 2;
        }
        double low = 0;
        for (double mid = high / 2; mid > low && mid < high; mid = (low + high) / 2) {
            if (RegularizedGamma.P.value(shape, mid) < probability) {
                low = mid;
            } else {
                high = mid;
            }
        }
        return (low + high) / 2;
    }

    static double checked(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(Messages.confidenceOutside(confidence));
        }
        return confidence;
    }
}
