package dev.lifecycle.preset.event;

/**
 * A customer recommended the firm to somebody.
 *
 * @param invitee whom, by whatever id the host has
 */
public record ReferralMade(String invitee) {}
