package dev.lifecycle.boot;

import dev.lifecycle.Sweep;
import dev.lifecycle.contact.Delivery;
import java.time.Duration;

/** A bean of this type is told of each scheduled run. */
public interface RunListener {

    /** A sweep came to its end, whatever became of the single customers. */
    default void swept(String model, Sweep sweep, Duration took) {}

    /** A round of delivery came to its end, whatever became of the single touchpoints. */
    default void delivered(String model, Delivery delivery, Duration took) {}

    /**
     * A run broke off; the next one comes all the same.
     *
     * @param run {@code sweep} or {@code deliver}
     */
    default void brokeOff(String run, String model, Throwable thrown) {}
}
