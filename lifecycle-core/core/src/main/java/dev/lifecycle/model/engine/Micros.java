package dev.lifecycle.model.engine;

import java.time.Duration;
import java.time.Instant;

/** Instants and durations as microseconds, the grain of everything stored. */
public final class Micros {

    /** Stands for "never happened". */
    public static final long NEVER = Long.MIN_VALUE;

    /** Stands for "nothing is due". */
    public static final long NONE = Long.MAX_VALUE;

    /** Of any month, for bounds. */
    public static final long MOST_DAYS_OF_A_MONTH = 31;

    private static final long PER_SECOND = 1_000_000;
    private static final long LONGEST_SECONDS = Long.MAX_VALUE / PER_SECOND - 1;

    private Micros() {}

    /**
     * Microseconds since the epoch, finer ones cut off.
     *
     * @throws IllegalArgumentException if the instant is too far away
     */
    public static long of(Instant instant) {
        try {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / 1_000);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "instant " + instant + " is outside the years -290308 to +294247 that microseconds can hold", e);
        }
    }

    /** Microseconds; a length that leaves the range is cut to what fits, and refused by the checks of a model. */
    public static long of(Duration duration) {
        long seconds = Math.max(-LONGEST_SECONDS, Math.min(LONGEST_SECONDS, duration.getSeconds()));
        return seconds * PER_SECOND + duration.getNano() / 1_000;
    }

    /** The instant so many microseconds after the epoch. */
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1_000);
    }

    /** A duration of so many microseconds. */
    public static Duration duration(long micros) {
        return Duration.ofSeconds(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1_000);
    }

    /** The sum, or {@link #NONE} where it leaves the range. */
    public static long plus(long micros, long delay) {
        long sum = micros + delay;
        return sum < micros ? NONE : sum;
    }
}
