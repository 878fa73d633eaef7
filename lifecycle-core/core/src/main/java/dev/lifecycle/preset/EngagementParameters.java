package dev.lifecycle.preset;

import dev.lifecycle.model.Situation;
import dev.lifecycle.preset.event.RiskAssessed;
import java.time.Duration;

/**
 * The thresholds of {@link Engagement}, all with defaults.
 *
 * @param atRiskAfter  silence after which an active customer is at risk, default 45 days
 * @param dormantAfter time at risk after which a customer is dormant, default 45 days
 * @param riskFrom     share of risk, 0 to 1, from which an active customer is at risk without silence, default 0.7
 */
public record EngagementParameters(Duration atRiskAfter, Duration dormantAfter, double riskFrom) {

    /** The documented defaults. */
    public static final EngagementParameters DEFAULTS =
            new EngagementParameters(Duration.ofDays(45), Duration.ofDays(45), 0.7);

    /** @throws IllegalArgumentException if a time is not above zero, or the share is not from 0 to 1 */
    public EngagementParameters {
        Messages.requirePositive(atRiskAfter, "atRiskAfter");
        Messages.requirePositive(dormantAfter, "dormantAfter");
        Messages.requireShare(riskFrom, "riskFrom");
    }

    /** The same with another {@link #atRiskAfter()}. */
    public EngagementParameters withAtRiskAfter(Duration silence) {
        return new EngagementParameters(silence, dormantAfter, riskFrom);
    }

    /** The same with another {@link #dormantAfter()}. */
    public EngagementParameters withDormantAfter(Duration time) {
        return new EngagementParameters(atRiskAfter, time, riskFrom);
    }

    /** The same with another {@link #riskFrom()}. */
    public EngagementParameters withRiskFrom(double share) {
        return new EngagementParameters(atRiskAfter, dormantAfter, share);
    }

    boolean isAtRisk(RiskAssessed assessed) {
        return assessed.share() >= riskFrom;
    }

    boolean isNewlyAtRisk(RiskAssessed assessed, Situation before) {
        return Risks.isNew(assessed, before, riskFrom);
    }
}
