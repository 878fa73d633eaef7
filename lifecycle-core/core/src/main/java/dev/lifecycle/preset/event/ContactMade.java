package dev.lifecycle.preset.event;

/**
 * A person got in touch with a question or a wish.
 *
 * @param channel how, such as {@code email}, {@code phone}, {@code shop} or {@code web}
 */
public record ContactMade(String channel) {}
