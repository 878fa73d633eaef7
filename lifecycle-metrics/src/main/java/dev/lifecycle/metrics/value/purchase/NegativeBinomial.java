package dev.lifecycle.metrics.value.purchase;

import dev.lifecycle.metrics.value.numeric.Gammas;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * Counts of a Poisson process whose rate is gamma distributed.
 *
 * @param shape r of the gamma
 * @param k     time over the gamma's rate parameter
 */
record NegativeBinomial(double shape, double k) {

    double probability(long count) {
        if (k < Double.MIN_NORMAL) {
            return count == 0 ? 1 : 0;
        }
        double log = Gammas.logRising(shape, count)
                - Gammas.logGamma(count + 1.0)
                - shape * Math.log1p(k)
                - count * Math.log1p(1 / k);
        return Math.exp(log);
    }

    double atLeast(long count) {
        if (count == 0) {
            return 1;
        }
        return k == 0 ? 0 : RegularizedBeta.value(k / (1 + k), (double) count, shape);
    }
}
