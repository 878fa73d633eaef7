package dev.lifecycle.preset.event;

/**
 * A customer complained.
 *
 * @param about what, in the host's words
 */
public record ComplaintRaised(String about) {}
