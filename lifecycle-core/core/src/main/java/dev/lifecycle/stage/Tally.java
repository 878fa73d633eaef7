package dev.lifecycle.stage;

import java.time.Instant;

/**
 * How often one type of event was handled in the current episode, and when last.
 *
 * @param count at least 1
 * @param last  when the latest of them happened
 */
public record Tally(long count, Instant last) {}
