package dev.lifecycle.examples.lampshop;

import dev.lifecycle.stage.Occurrence;
import java.time.Instant;

/**
 * An event as it reached the shop's systems.
 *
 * @param shop       whose customer
 * @param occurrence what happened to whom, and when
 * @param arrivedAt  when it came in, which is sometimes much later
 */
public record Arrival(Shop shop, Occurrence occurrence, Instant arrivedAt) {

    /** The customer's id over both shops. */
    public String customer() {
        return shop.id() + "/" + occurrence.subject();
    }
}
