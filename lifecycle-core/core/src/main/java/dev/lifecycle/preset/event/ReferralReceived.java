package dev.lifecycle.preset.event;

/**
 * A person was told about the firm by one of its customers.
 *
 * @param inviter the customer who told them; the host sends this when that customer's {@link ReferralConverted} comes in
 */
public record ReferralReceived(String inviter) {}
