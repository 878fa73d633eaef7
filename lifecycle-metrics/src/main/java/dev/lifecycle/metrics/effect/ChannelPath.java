package dev.lifecycle.metrics.effect;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.util.List;

/**
 * One way over channels, and what became of those who took it.
 *
 * @param channels    in the order they were touched, at least one
 * @param conversions how many converted at its end
 * @param lost        how many did not
 */
public record ChannelPath(List<String> channels, long conversions, long lost) implements Result, Serializable {

    /** @throws IllegalArgumentException if there is no channel, or a number is negative */
    public ChannelPath {
        channels = List.copyOf(channels);
        if (channels.isEmpty() || conversions < 0 || lost < 0) {
            throw new IllegalArgumentException(Messages.noPath(channels, conversions, lost));
        }
    }

    /** {@code display → email: 5 converted, 25 not}. */
    @Override
    public String toString() {
        return String.join(" → ", channels) + ": " + conversions + " converted, " + lost + " not";
    }
}
