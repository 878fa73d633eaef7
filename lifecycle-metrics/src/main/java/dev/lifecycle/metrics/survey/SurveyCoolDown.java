package dev.lifecycle.metrics.survey;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a customer is left alone after any survey was shown. Measured from instant to instant, so that a day is 24 hours
 * whatever the clocks do; at the very end of the cool-down asking is allowed again.
 *
 * @param length not negative; zero allows always
 */
public record SurveyCoolDown(Duration length) implements Serializable {

    /** Seven days. */
    public static final SurveyCoolDown DEFAULT = new SurveyCoolDown(Duration.ofDays(7));

    /** @throws IllegalArgumentException if negative */
    public SurveyCoolDown {
        if (length.isNegative()) {
            throw new IllegalArgumentException(Messages.coolDown(length.toString()));
        }
    }

    /**
     * Whether a survey may be shown.
     *
     * @param lastShown when any survey was last shown to the customer; null if never
     * @param now       when the next would be
     */
    public boolean allows(@Nullable Instant lastShown, Instant now) {
        return lastShown == null || !now.isBefore(lastShown.plus(length));
    }
}
