package dev.lifecycle.preset.event;

/**
 * A customer's satisfaction fell, by whatever measure the host keeps.
 *
 * @param score the new score, on the host's own scale
 */
public record SatisfactionDropped(int score) {}
