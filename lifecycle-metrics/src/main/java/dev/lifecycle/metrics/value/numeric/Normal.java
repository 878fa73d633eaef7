package dev.lifecycle.metrics.value.numeric;

import org.hipparchus.distribution.continuous.NormalDistribution;

/** Quantiles of the standard normal distribution. */
public final class Normal {

    private Normal() {}

    /** The z of a two-sided confidence level: 1.959964 for 0.95. */
    public static double twoSided(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(Messages.levelOutOfRange(level));
        }
        return new NormalDistribution(0, 1).inverseCumulativeProbability(0.5 + level / 2);
    }
}
