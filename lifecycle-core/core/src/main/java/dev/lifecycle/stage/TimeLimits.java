package dev.lifecycle.stage;

import java.time.Duration;
import java.time.Instant;

/**
 * How far time reaches here: instants are kept as microseconds in 64 bits, and what is added to one must not leave them. For stores and
 * other code around a model that takes times, so that all of them refuse the same ones when they are given.
 */
public final class TimeLimits {

    /** The longest duration that is taken: 365,250 days, a thousand years. */
    public static final Duration LONGEST = Duration.ofDays(365_250);

    /** The earliest instant that something can be asked for: the beginning of the year -100,000. */
    public static final Instant EARLIEST = Instant.parse("-100000-01-01T00:00:00Z");

    /** The latest instant that something can be asked for: the beginning of the year 100,000. */
    public static final Instant LATEST = Instant.parse("+100000-01-01T00:00:00Z");

    private TimeLimits() {}

    /**
     * The duration itself, if adding it to an instant cannot overflow.
     *
     * @param what what it is, for the message, such as {@code "a lease"}
     * @throws IllegalArgumentException if it is longer than {@link #LONGEST}, forwards or backwards
     */
    public static Duration requireUsable(Duration duration, String what) {
        // the shortest duration of all has no absolute value
        if (duration.compareTo(LONGEST) > 0 || duration.compareTo(LONGEST.negated()) < 0) {
            throw new IllegalArgumentException(Messages.durationTooLong(what, duration, LONGEST));
        }
        return duration;
    }

    /**
     * The instant itself, if durations can be added to it.
     *
     * @param what what it is for, such as {@code "deliver"}
     * @throws IllegalArgumentException if it is before {@link #EARLIEST} or after {@link #LATEST}
     */
    public static Instant requireUsable(Instant instant, String what) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new IllegalArgumentException(Messages.instantOutOfReach(what, instant, EARLIEST, LATEST));
        }
        return instant;
    }
}
