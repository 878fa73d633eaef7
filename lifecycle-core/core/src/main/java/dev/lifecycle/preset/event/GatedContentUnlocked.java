package dev.lifecycle.preset.event;

/**
 * A person gave contact details in exchange for content.
 *
 * @param content what they got, by the host's own name or address
 * @param consent whether they agreed to hear from the firm
 */
public record GatedContentUnlocked(String content, boolean consent) {}
