package dev.lifecycle.metrics.engagement;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/** A test row: somebody looked into the FAQ, or opened a ticket. */
record HelpRequest(String customer, Instant at, boolean ticket) implements Serializable {

    static HelpRequest of(String customer, int hour, boolean ticket) {
        return new HelpRequest(customer, Instant.parse("2026-03-02T00:00:00Z").plus(Duration.ofHours(hour)), ticket);
    }
}
