package dev.lifecycle.preset.event;

/**
 * A customer said why they leave or have left, such as in the survey after a loss.
 *
 * @param reason why
 */
public record ReasonGiven(ChurnReason reason) {}
