package dev.lifecycle.metrics.rate;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.util.Locale;

/**
 * Two bounds of what the value may truly be, both included.
 *
 * <p>NaN and bounds in the wrong order are refused with {@link IllegalArgumentException}. The unit is that of the value it
 * belongs to; for a {@link Rate} both bounds are probabilities.
 */
public record Interval(double low, double high) implements Result, Serializable {

    /** All a share can be when nobody was asked: 0 to 1. */
    public static final Interval UNKNOWN_SHARE = new Interval(0, 1);

    /** @throws IllegalArgumentException if a bound is NaN or low is above high */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException(Messages.boundsOutOfOrder(low, high));
        }
    }

    /** Whether the value lies between the bounds or on one of them. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** High minus low. */
    public double width() {
        return high - low;
    }

    /** {@code 0.0524 to 0.3604}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4f to %.4f", low, high);
    }
}
