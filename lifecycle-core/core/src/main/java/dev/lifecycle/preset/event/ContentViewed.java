package dev.lifecycle.preset.event;

/**
 * A person looked at a page, an article, a video.
 *
 * @param content what was looked at, by the host's own name or address
 */
public record ContentViewed(String content) {}
