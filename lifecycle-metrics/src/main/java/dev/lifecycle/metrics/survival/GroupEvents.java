package dev.lifecycle.metrics.survival;

import dev.lifecycle.metrics.Result;
import java.util.Locale;

/**
 * One group of a comparison.
 *
 * @param group    which
 * @param subjects how many durations it had
 * @param observed events in it, weighted as the test weights them
 * @param expected the events it would have had, in the same weights, if all groups were alike
 */
public record GroupEvents(Object group, long subjects, double observed, double expected) implements Result {

    /** {@code Maintained: 7 observed, 10.689 expected of 11}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s: %.5g observed, %.5g expected of %d", group, observed, expected, subjects);
    }
}
