package dev.lifecycle.preset.event;

/**
 * A customer wanted to pay and could not.
 *
 * @param reason such as {@code card declined} or {@code payment option missing}
 */
public record PaymentFailed(String reason) {}
