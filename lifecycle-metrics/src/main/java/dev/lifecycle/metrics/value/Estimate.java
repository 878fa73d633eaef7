package dev.lifecycle.metrics.value;

import dev.lifecycle.metrics.rate.Interval;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A number computed from a fitted model, with its uncertainty.
 *
 * @param value         in the unit of what was asked for
 * @param standardError in the same unit; empty when the fit cannot tell
 * @param interval      at the level asked for; empty when the fit cannot tell
 * @param method        how the interval was made
 */
public record Estimate(double value, OptionalDouble standardError, Optional<Interval> interval, String method) {

    /** From a variance; NaN stands for one that is not known. */
    static Estimate of(double value, double variance, Scale scale, double level) {
        double z = Normal.twoSided(level);
        String method = "delta method, " + scale.name().toLowerCase(Locale.ROOT) + " scale, level " + level;
        if (Double.isNaN(variance)) {
            return new Estimate(value, OptionalDouble.empty(), Optional.empty(), method);
        }
        double error = Math.sqrt(variance);
        return new Estimate(value, OptionalDouble.of(error), Optional.of(scale.interval(value, error, z)), method);
    }

    /** {@code 1.226 (1.11–1.354)}, or the value alone. */
    @Override
    public String toString() {
        return interval.map(i -> String.format(Locale.ROOT, "%.4g (%.4g–%.4g)", value, i.low(), i.high()))
                .orElseGet(() -> String.format(Locale.ROOT, "%.4g", value));
    }
}
