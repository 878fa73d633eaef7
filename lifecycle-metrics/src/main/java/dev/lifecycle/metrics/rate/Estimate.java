package dev.lifecycle.metrics.rate;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.util.Locale;

/**
 * A number that is not a share, with its standard error: a score, a mean.
 *
 * @param value         the number, in its own unit
 * @param standardError of the number, in the same unit
 * @param n             how many answers it is made of, at least 1
 */
public record Estimate(double value, double standardError, long n) implements Result, Serializable {

    /** Normal approximation: value ± z × standard error. */
    public Interval interval(double confidence) {
        return new Interval(value - margin(confidence), value + margin(confidence));
    }

    /** Half the width of the interval. */
    public double margin(double confidence) {
        return Quantile.twoSided(confidence) * standardError;
    }

    /** The change from an earlier, independent estimate to this one. */
    public Change changeFrom(Estimate before) {
        return Change.between(before.value, before.standardError, value, standardError);
    }

    /** {@code 10.0 (−41.5 to 61.5)}. */
    @Override
    public String toString() {
        Interval bounds = interval(MeasuredRate.DEFAULT_CONFIDENCE);
        return String.format(Locale.ROOT, "%.1f (%.1f to %.1f)", value, bounds.low(), bounds.high());
    }
}
