package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.MeasuredRate;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One step of a funnel.
 *
 * @param name        the step; in any order, how many steps were done
 * @param reached     subjects that got this far
 * @param relative    of those who reached the step before; of all who entered, for the first step
 * @param overall     of those who reached the first step
 * @param median      the median time from the step before, over those who made it; null if nobody did, and for the first step
 * @param medianTotal the median time from the first step; null likewise
 */
public record FunnelStep(
        String name,
        long reached,
        MeasuredRate relative,
        MeasuredRate overall,
        @Nullable Duration median,
        @Nullable Duration medianTotal)
        implements Result, Serializable {

    /** How many of the step before did not get here. */
    public long lost() {
        return relative.whole() - relative.part();
    }

    /** The median time from the step before; empty for the first step and where nobody made it. */
    public Optional<Duration> timeToConvert() {
        return Optional.ofNullable(median);
    }

    /** {@code order: 60 reached; of previous …; overall …}. */
    @Override
    public String toString() {
        return name + ": " + reached + " reached; of previous " + relative + "; overall " + overall;
    }
}
