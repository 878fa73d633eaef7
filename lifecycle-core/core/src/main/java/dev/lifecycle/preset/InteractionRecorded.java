package dev.lifecycle.preset;

/**
 * The firm addressed the customer.
 *
 * @param answered whether the customer responded
 */
public record InteractionRecorded(boolean answered) {}
