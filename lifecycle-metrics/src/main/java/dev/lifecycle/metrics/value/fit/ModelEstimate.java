package dev.lifecycle.metrics.value.fit;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.value.numeric.Normal;
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
public record ModelEstimate(double value, OptionalDouble standardError, Optional<Interval> interval, String method)
        implements Result {

    /**
     * From a variance that the delta method gave.
     *
     * @param variance of the value; empty if it is not known, and then so are error and interval
     * @param link     under which the interval is symmetric
     * @param level    the confidence, such as 0.95
     * @throws IllegalArgumentException if the level does not lie between 0 and 1
     */
    public static ModelEstimate of(double value, OptionalDouble variance, Link link, double level) {
        double z = Normal.twoSided(level);
        String method = "delta method, " + link.scale() + " scale, level " + level;
        if (variance.isEmpty()) {
            return new ModelEstimate(value, OptionalDouble.empty(), Optional.empty(), method);
        }
        double error = Math.sqrt(variance.getAsDouble());
        return new ModelEstimate(value, OptionalDouble.of(error), Optional.of(link.interval(value, error, z)), method);
    }

    /** {@code 1.226 (1.11–1.354)}, or the value alone. */
    @Override
    public String toString() {
        return interval.map(i -> String.format(Locale.ROOT, "%.4g (%.4g–%.4g)", value, i.low(), i.high()))
                .orElseGet(() -> String.format(Locale.ROOT, "%.4g", value));
    }
}
