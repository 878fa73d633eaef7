package dev.lifecycle.store;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.HistoryEntry.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Takes the person out of everything kept of a subject in one model, and leaves what aggregates count.
 *
 * @param subject whom to erase
 * @param frozen  the position to keep under a surrogate nobody can trace back: closed, without a timer, its revision one more than found
 * @param row     says under the surrogate that this was done
 * @param found   the position that is erased, as the store had it ({@link Commit#found}); null where the revision is to be enough
 */
public record Erasure(
        String subject,
        Position frozen,
        HistoryEntry row,
        @Nullable Position found) {

    /**
     * @throws IllegalArgumentException if the position is open, has a timer, or goes by the subject's own name, or what was found is of
     *                                  another subject or revision
     */
    public Erasure {
        requireClosed(frozen);
        if (frozen.subject().equals(subject)) {
            throw new IllegalArgumentException(Messages.noSurrogate(subject));
        }
        Found.requireBefore(found, frozen, subject);
    }

    /** An erasure that goes by the revision alone. */
    public Erasure(String subject, Position frozen, HistoryEntry row) {
        this(subject, frozen, row, null);
    }

    /** @throws IllegalArgumentException if the position is open or has a timer */
    static void requireClosed(Position position) {
        if (!position.isFrozen() || position.nextDue().isPresent()) {
            throw new IllegalArgumentException(Messages.stillOpen(position.subject(), position.model()));
        }
    }

    /** The surrogate of the n-th subject, from 1, that had been merged into the one that is erased. */
    public String surrogate(int n) {
        return frozen.subject() + "~" + n;
    }

    /** A row of the subject without anything that leads to the person: under the surrogate, no event id, no note, nothing kept. */
    public HistoryEntry erased(HistoryEntry written) {
        HistoryEntry.Key key = written.key();
        Cause cause = written.cause();
        return new HistoryEntry(
                new HistoryEntry.Key(key.model(), key.version(), frozen.subject(), key.revision(), key.step()),
                written.kind(),
                written.from(),
                written.to(),
                written.episode(),
                new Cause(cause.source(), cause.trigger(), cause.rule(), cause.passed(), cause.refused(), null, null),
                written.times());
    }

    /** The revision that must be found. */
    public long expectedRevision() {
        return frozen.revision() - 1;
    }
}
