package dev.lifecycle.preset.event;

/**
 * A known customer begins to look for something else: the circle starts again.
 *
 * @param category what they look for
 */
public record NewNeed(String category) {}
