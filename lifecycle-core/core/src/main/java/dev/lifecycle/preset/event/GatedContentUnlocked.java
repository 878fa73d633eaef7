package dev.lifecycle.preset.event;

/**
 * A person gave contact details in exchange for content.
 *
 * @param consent whether they agreed to hear from the firm
 */
public record GatedContentUnlocked(boolean consent) {}
