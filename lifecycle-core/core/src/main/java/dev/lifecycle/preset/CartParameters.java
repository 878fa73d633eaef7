package dev.lifecycle.preset;

import java.time.Duration;

/**
 * The thresholds of {@link CartCycle}, all with defaults.
 *
 * @param abandonAfter     time without a change after which a cart is abandoned, default 1 hour
 * @param remindAgainAfter how long after that the second reminder is due, default 24 hours
 * @param lostAfter        time abandoned after which a cart is lost, default 30 days
 */
public record CartParameters(Duration abandonAfter, Duration remindAgainAfter, Duration lostAfter) {

    /** The documented defaults. */
    public static final CartParameters DEFAULTS =
            new CartParameters(Duration.ofHours(1), Duration.ofHours(24), Duration.ofDays(30));

    /** @throws IllegalArgumentException if a time is not above zero */
    public CartParameters {
        Messages.requirePositive(abandonAfter, "abandonAfter");
        Messages.requirePositive(remindAgainAfter, "remindAgainAfter");
        Messages.requirePositive(lostAfter, "lostAfter");
    }

    /** The same with another {@link #abandonAfter()}. */
    public CartParameters withAbandonAfter(Duration time) {
        return new CartParameters(time, remindAgainAfter, lostAfter);
    }

    /** The same with another {@link #remindAgainAfter()}. */
    public CartParameters withRemindAgainAfter(Duration time) {
        return new CartParameters(abandonAfter, time, lostAfter);
    }

    /** The same with another {@link #lostAfter()}. */
    public CartParameters withLostAfter(Duration time) {
        return new CartParameters(abandonAfter, remindAgainAfter, time);
    }
}
