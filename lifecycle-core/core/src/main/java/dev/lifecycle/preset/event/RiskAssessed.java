package dev.lifecycle.preset.event;

/**
 * A fitted model or a health score says how likely a customer is to be lost. The firm's own doing, so no activity of the customer; told
 * as often as the host likes.
 *
 * @param share the risk, from 0 to 1
 */
public record RiskAssessed(double share) {

    /** @throws IllegalArgumentException if the share is not from 0 to 1 */
    public RiskAssessed {
        Messages.requireShare(share, "the share of risk");
    }
}
