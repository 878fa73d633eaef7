package dev.lifecycle.metrics.survival;

import dev.lifecycle.metrics.Result;
import java.util.OptionalDouble;

/**
 * The time by which a share of the subjects has had the event. A bound is empty where the curve, or its confidence band, has
 * not come down so far within the observation: the time is then beyond it.
 *
 * @param probability the share, 0.5 for the median
 */
public record SurvivalQuantile(double probability, OptionalDouble time, OptionalDouble low, OptionalDouble high)
        implements Result {

    /** {@code 31 (18–none)}. */
    @Override
    public String toString() {
        return text(time) + " (" + text(low) + "–" + text(high) + ")";
    }

    private static String text(OptionalDouble time) {
        return time.isPresent() ? Messages.number(time.getAsDouble()) : "none";
    }
}
