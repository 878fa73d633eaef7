package dev.lifecycle;

import java.time.Duration;
import java.time.Instant;

/**
 * Something is said to happen further ahead of the lifecycle's clock than it may: the clock it was stamped by is wrong, or its unit is
 * (milliseconds read as seconds). Nothing was kept, and an event's id is not consumed: hand it in again once its instant is mended.
 */
public final class AheadOfTimeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final Instant at;
    private final Instant now;

    AheadOfTimeException(String what, Instant at, Instant now, Duration atMost) {
        super(Messages.aheadOfTime(what, at, now, atMost));
        this.at = at;
        this.now = now;
    }

    /** When it is said to happen. */
    public Instant at() {
        return at;
    }

    /** How far ahead of the clock that is. */
    public Duration ahead() {
        return Duration.between(now, at);
    }
}
