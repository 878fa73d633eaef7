package dev.lifecycle.store;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Position;

/**
 * Takes the person out of everything kept of a subject in one model, and leaves what aggregates count.
 *
 * @param subject whom to erase
 * @param frozen  the position to keep under a surrogate nobody can trace back: closed, without a timer, its revision one more than found
 * @param row     says under the surrogate that this was done
 */
public record Erasure(String subject, Position frozen, HistoryEntry row) {

    /** @throws IllegalArgumentException if the position is open, has a timer, or goes by the subject's own name */
    public Erasure {
        Messages.requireClosed(frozen);
        if (frozen.subject().equals(subject)) {
            throw new IllegalArgumentException(Messages.noSurrogate(subject));
        }
    }

    /** The revision that must be found. */
    public long expectedRevision() {
        return frozen.revision() - 1;
    }
}
