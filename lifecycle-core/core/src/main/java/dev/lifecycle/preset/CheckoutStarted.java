package dev.lifecycle.preset;

/**
 * A customer went to the till.
 *
 * @param cart which cart
 */
public record CheckoutStarted(String cart) {}
