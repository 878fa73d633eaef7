package dev.lifecycle.metrics.internal.bytes;

/**
 * An id within an id: a customer's item, period or episode, where that is what is counted.
 *
 * @param whose the host's own id
 * @param which of those it has
 */
public record KeyedId(Object whose, Object which) {}
