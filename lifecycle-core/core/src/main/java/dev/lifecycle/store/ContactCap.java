package dev.lifecycle.store;

import java.time.Instant;

/**
 * The most contacts that one customer may be sent from an instant on, over all models.
 *
 * @param most  how many, at least 1
 * @param since what was sent at this instant or later counts
 */
public record ContactCap(int most, Instant since) {

    /** @throws IllegalArgumentException if the number is below 1 */
    public ContactCap {
        if (most < 1) {
            throw new IllegalArgumentException(Messages.badCap(most));
        }
    }
}
