package dev.lifecycle.metrics.engagement;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A test row: a page was viewed. */
record View(String viewer, String session, @Nullable Duration dwell, boolean clicked) implements Serializable {}
