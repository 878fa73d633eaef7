package dev.lifecycle.examples.report.rows;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looked at a piece of content.
 *
 * @param viewer  who
 * @param content at what
 * @param dwell   how long; null if the end was not measured
 * @param clicked whether they went on from it to a related page
 */
public record View(String viewer, String content, @Nullable Duration dwell, boolean clicked) {}
