package dev.lifecycle.metrics.health;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one measure adds to a customer's score.
 *
 * @param measure      its name
 * @param value        as the row told it; null if it did not
 * @param score        its marks, 0 to 100; null without a value
 * @param contribution in points of the customer's score: its marks times its share of the weights of all measures that have a value; 0 without one
 */
public record HealthPart(
        String measure, @Nullable Double value, @Nullable Double score, double contribution)
        implements Result, Serializable {

    /** {@code usage 36.0 of 90.0}: what it adds, of its marks; or {@code usage unknown}. */
    @Override
    public String toString() {
        return score == null
                ? measure + " unknown"
                : String.format(Locale.ROOT, "%s %.1f of %.1f", measure, contribution, score);
    }
}
