package dev.lifecycle.preset;

/**
 * A customer complained.
 *
 * @param about what, in the host's words
 */
public record ComplaintRaised(String about) {}
