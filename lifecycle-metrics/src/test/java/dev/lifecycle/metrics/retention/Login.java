package dev.lifecycle.metrics.retention;

import java.time.Instant;

/** A test row: somebody was seen at an instant, so that zones and hours matter. */
record Login(String user, Instant at) {}
