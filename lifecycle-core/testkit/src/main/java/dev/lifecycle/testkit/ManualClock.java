package dev.lifecycle.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until it is told otherwise: what a test hands to a {@code Lifecycle} in place of the system's. Safe for use
 * by several threads.
 *
 * <pre>{@code
 * ManualClock clock = ManualClock.at("2026-03-02T09:00:00Z");
 * clock.advance(Duration.ofDays(90));
 * }</pre>
 */
public final class ManualClock implements InstantSource {

    private final AtomicReference<Instant> now;

    private ManualClock(Instant now) {
        this.now = new AtomicReference<>(now);
    }

    /** A clock that shows this instant. */
    public static ManualClock at(Instant instant) {
        return new ManualClock(instant);
    }

    /**
     * A clock that shows this instant, written as in {@code 2026-03-02T09:00:00Z}.
     *
     * @throws java.time.format.DateTimeParseException if it is written otherwise
     */
    public static ManualClock at(String instant) {
        return new ManualClock(Instant.parse(instant));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Shows this instant from now on, be it earlier or later. */
    public void set(Instant instant) {
        now.set(instant);
    }

    /**
     * Moves on and answers what it shows then.
     *
     * @throws IllegalArgumentException if the duration is negative; to go back, {@linkplain #set set} the instant
     */
    public Instant advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "a clock advances forwards, but was told " + duration + "; to go back, set it");
        }
        return now.updateAndGet(instant -> instant.plus(duration));
    }

    /** The instant it shows. */
    @Override
    public String toString() {
        return instant().toString();
    }
}
