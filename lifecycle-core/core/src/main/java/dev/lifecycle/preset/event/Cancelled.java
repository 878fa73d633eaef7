package dev.lifecycle.preset.event;

/**
 * A customer ended the relation, whatever contracts were running.
 *
 * @param reason why; {@link ChurnReason#UNKNOWN} if nobody asked
 */
public record Cancelled(ChurnReason reason) {}
