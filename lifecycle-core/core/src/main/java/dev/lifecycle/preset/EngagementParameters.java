package dev.lifecycle.preset;

import java.time.Duration;

/**
 * The thresholds of {@link Engagement}, both with defaults.
 *
 * @param atRiskAfter  silence after which an active customer is at risk, default 45 days
 * @param dormantAfter time at risk after which a customer is dormant, default 45 days
 */
public record EngagementParameters(Duration atRiskAfter, Duration dormantAfter) {

    /** The documented defaults. */
    public static final EngagementParameters DEFAULTS =
            new EngagementParameters(Duration.ofDays(45), Duration.ofDays(45));

    /** @throws IllegalArgumentException if a time is not above zero */
    public EngagementParameters {
        Messages.requirePositive(atRiskAfter, "atRiskAfter");
        Messages.requirePositive(dormantAfter, "dormantAfter");
    }

    /** The same with another {@link #atRiskAfter()}. */
    public EngagementParameters withAtRiskAfter(Duration silence) {
        return new EngagementParameters(silence, dormantAfter);
    }

    /** The same with another {@link #dormantAfter()}. */
    public EngagementParameters withDormantAfter(Duration time) {
        return new EngagementParameters(atRiskAfter, time);
    }
}
