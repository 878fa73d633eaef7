package dev.lifecycle.metrics.internal;

import java.time.Duration;

/** Medians of times. */
public final class Medians {

    private Medians() {}

    /** The middle one of sorted microseconds, or the mean of the two in the middle. */
    public static Duration of(long[] sortedMicros) {
        int middle = sortedMicros.length / 2;
        long low = sortedMicros[sortedMicros.length % 2 == 0 ? middle - 1 : middle];
        return Duration.ofNanos((low + (sortedMicros[middle] - low) / 2) * 1_000);
    }
}
