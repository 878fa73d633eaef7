package dev.lifecycle.preset.event;

/**
 * A person left contact details: somebody new, or a customer of old.
 *
 * @param channel how, such as {@code web}, {@code social} or {@code shop}
 */
public record LeadCaptured(String channel) {}
