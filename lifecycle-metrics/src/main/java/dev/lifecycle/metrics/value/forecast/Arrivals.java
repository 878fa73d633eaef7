package dev.lifecycle.metrics.value.forecast;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.PoissonCount;
import dev.lifecycle.metrics.value.numeric.Sampling;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Customers still to come: their mean number in each period of the forecast, about which they come by chance (Poisson), evenly over the period.
 *
 * <p>Where the mean was measured, intervals also hold that the same mean could have brought more or fewer: gamma distributed with shape n + ½ and rate m
 * for n first purchases in m periods (the posterior under Jeffreys' prior).
 *
 * @param perPeriod       the mean in each period; zeros if none are to come
 * @param observed        first purchases in the periods it was measured in; null if it was declared, or none are to come
 * @param observedPeriods how many those were; 0 without
 */
public record Arrivals(List<Double> perPeriod, @Nullable PoissonCount observed, int observedPeriods)
        implements Result, Serializable {

    /** Copies the list. */
    public Arrivals {
        perPeriod = List.copyOf(perPeriod);
    }

    /** By how much the means of all periods are off, in one draw. */
    double factor(RandomGenerator random) {
        return observed == null ? 1 : Sampling.gamma(random, observed.events() + 0.5) / observed.events();
    }

    /** {@code 10.0 a period, measured: 40 (28.6 to 54.5) in 4}, {@code declared: [10.0, 12.0]} or {@code none}. */
    @Override
    public String toString() {
        if (observed != null) {
            return String.format(
                    Locale.ROOT, "%.1f a period, measured: %s in %d", perPeriod.get(0), observed, observedPeriods);
        }
        return perPeriod.stream().allMatch(mean -> mean == 0) ? "none" : "declared: " + perPeriod;
    }
}
