package dev.lifecycle.preset.event;

/**
 * An account said that it will not renew.
 *
 * @param reason why; {@link ChurnReason#UNKNOWN} if nobody asked
 */
public record NotRenewed(ChurnReason reason) {}
