package dev.lifecycle.examples.quickstart.demo;

import dev.lifecycle.model.Occurrence;
import java.time.Instant;

/**
 * An event as it reached the shop's systems.
 *
 * @param shop       whose customer
 * @param occurrence what happened to whom, and when
 * @param arrivedAt  when it came in, which is sometimes much later
 */
record Arrival(Shop shop, Occurrence occurrence, Instant arrivedAt) {

    /** The customer's id over both shops. */
    String customer() {
        return shop.id() + "/" + occurrence.subject();
    }
}
