package dev.lifecycle.preset.event;

/**
 * The firm addressed the customer.
 *
 * @param answered whether the customer responded
 */
public record InteractionRecorded(boolean answered) {}
