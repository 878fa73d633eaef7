package dev.lifecycle.store;

import java.time.Instant;
import java.util.List;

/**
 * How much one customer has heard from the host lately, over all models: what a cap is held against.
 *
 * @param sent     when touchpoints were sent, earliest first
 * @param underway how many some worker has begun to send and not settled, so may yet be sent
 */
public record Contacts(List<Instant> sent, int underway) {

    /** Copies the list. */
    public Contacts {
        sent = List.copyOf(sent);
    }
}
