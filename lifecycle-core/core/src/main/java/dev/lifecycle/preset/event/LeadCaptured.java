package dev.lifecycle.preset.event;

/**
 * A prospect left contact details.
 *
 * @param channel how, such as {@code web}, {@code social} or {@code shop}
 */
public record LeadCaptured(String channel) {}
