package dev.lifecycle.store;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Position;

/**
 * Joins two subjects of one model that turned out to be the same customer.
 *
 * <p>All rows of both become rows of the one that remains, in the order in which they took effect (its own first at one instant),
 * numbered as steps of this commit from 0; {@code row} comes last. Event ids and touchpoints follow; those of the joined subject that are
 * cancelled by leaving are.
 *
 * @param into the position of the subject that remains, its revision one more than found
 * @param from the position of the subject that is joined to it: closed, without a timer, its revision one more than found
 * @param row  says among the rows of the remaining subject that this was done; its step is given by the store
 */
public record Merge(Position into, Position from, HistoryEntry row) {

    /** @throws IllegalArgumentException if both are one subject, or of two models, or {@code from} is open or has a timer */
    public Merge {
        Messages.requireClosed(from);
        if (into.subject().equals(from.subject()) || !into.model().equals(from.model())) {
            throw new IllegalArgumentException(Messages.notTwo(into, from));
        }
    }
}
