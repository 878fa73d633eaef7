package dev.lifecycle.preset;

import dev.lifecycle.model.Situation;
import dev.lifecycle.preset.event.RiskAssessed;
import java.time.Duration;
import java.time.Instant;

/**
 * The thresholds of {@link AccountCycle}, all with defaults.
 *
 * @param goLiveWithin how long after the contract an account should be live, default 60 days
 * @param renewWithin  how long before the contract's end its renewal begins, default 90 days
 * @param grace        how long after the contract's end an account is lost that has not renewed, default 14 days
 * @param reviewEvery  how often the business of an account is reviewed, default 90 days
 * @param riskFrom     share of risk, 0 to 1, from which an account is at risk, default 0.7
 */
public record AccountParameters(
        Duration goLiveWithin, Duration renewWithin, Duration grace, Duration reviewEvery, double riskFrom) {

    /** The documented defaults. */
    public static final AccountParameters DEFAULTS = new AccountParameters(
            Duration.ofDays(60), Duration.ofDays(90), Duration.ofDays(14), Duration.ofDays(90), 0.7);

    /** @throws IllegalArgumentException if a time is not above zero, or the share is not from 0 to 1 */
    public AccountParameters {
        Messages.requirePositive(goLiveWithin, "goLiveWithin");
        Messages.requirePositive(renewWithin, "renewWithin");
        Messages.requirePositive(grace, "grace");
        Messages.requirePositive(reviewEvery, "reviewEvery");
        Messages.requireShare(riskFrom, "riskFrom");
    }

    /** The same with another {@link #goLiveWithin()}. */
    public AccountParameters withGoLiveWithin(Duration time) {
        return new AccountParameters(time, renewWithin, grace, reviewEvery, riskFrom);
    }

    /** The same with another {@link #renewWithin()}. */
    public AccountParameters withRenewWithin(Duration time) {
        return new AccountParameters(goLiveWithin, time, grace, reviewEvery, riskFrom);
    }

    /** The same with another {@link #grace()}. */
    public AccountParameters withGrace(Duration time) {
        return new AccountParameters(goLiveWithin, renewWithin, time, reviewEvery, riskFrom);
    }

    /** The same with another {@link #reviewEvery()}. */
    public AccountParameters withReviewEvery(Duration interval) {
        return new AccountParameters(goLiveWithin, renewWithin, grace, interval, riskFrom);
    }

    /** The same with another {@link #riskFrom()}. */
    public AccountParameters withRiskFrom(double share) {
        return new AccountParameters(goLiveWithin, renewWithin, grace, reviewEvery, share);
    }

    Instant goLiveDue(Object contract, Situation now) {
        return now.at().plus(goLiveWithin);
    }

    boolean isAtRisk(RiskAssessed assessed) {
        return assessed.share() >= riskFrom;
    }

    boolean isNewlyAtRisk(RiskAssessed assessed, Situation before) {
        return Risks.isNew(assessed, before, riskFrom);
    }
}
