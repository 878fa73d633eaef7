package dev.lifecycle.metrics.survival;

import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** The two reference distributions. */
final class Reference {

    private Reference() {}

    /** The z of a two-sided confidence level: 1.959964 for 0.95. */
    static double twoSided(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(Messages.levelOutOfRange(level));
        }
        return new NormalDistribution(0, 1).inverseCumulativeProbability(0.5 + level / 2);
    }

    /** How likely a chi-squared variable is to exceed the value. */
    static double chiSquaredTail(double value, int degreesOfFreedom) {
        return RegularizedGamma.Q.value(degreesOfFreedom / 2.0, value / 2);
    }
}
