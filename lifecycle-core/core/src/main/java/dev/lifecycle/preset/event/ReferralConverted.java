package dev.lifecycle.preset.event;

/**
 * Somebody whom this customer had invited became a customer too.
 *
 * @param invitee who
 */
public record ReferralConverted(String invitee) {}
