package dev.lifecycle.preset.event;

/**
 * A customer went to the till.
 *
 * @param cart which cart
 */
public record CheckoutStarted(String cart) {}
