package dev.lifecycle.store;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Touchpoint;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All that one decision changes, to be kept whole or not at all: the position under the next revision, its rows of history, the event
 * id, and touchpoints planned and cancelled.
 *
 * @param position    as it is to be kept; its revision is one more than the one it was decided on
 * @param history     the rows to append, in order
 * @param occurrence  the event whose id is consumed; null for timers and the host's own acts
 * @param leaves      whether the subject left its stage: every pending touchpoint of it that is cancelled by leaving is cancelled
 *                    first, with the reason {@code left STAGE}
 * @param touchpoints to add; those that one step planned and a later one cancelled come already cancelled
 * @param withdrawn   pending touchpoints of the subject to cancel because the past turned out otherwise, with the reason
 *                    {@code recomputed}; those that are not pending stay as they are
 * @param found       the position that it was decided on, as the store had it: a revision alone does not tell an erased customer from
 *                    the new one who begins under the same id; null where the revision is to be enough
 */
public record Commit(
        Position position,
        List<HistoryEntry> history,
        @Nullable Occurrence occurrence,
        boolean leaves,
        List<Touchpoint> touchpoints,
        List<Touchpoint.Key> withdrawn,
        @Nullable Position found) {

    /**
     * @throws IllegalArgumentException if the revision is below 1, a row or a touchpoint belongs to another subject, model or revision,
     *                                  or there is an event but no row, or what was found is of another subject or revision
     */
    public Commit {
        if (position.revision() < 1) {
            throw new IllegalArgumentException(Messages.belowFirst(position.toString(), position.revision()));
        }
        history = List.copyOf(history);
        touchpoints = List.copyOf(touchpoints);
        withdrawn = List.copyOf(withdrawn);
        for (HistoryEntry row : history) {
            HistoryEntry.Key key = row.key();
            requireOwn(position, key.model(), key.subject(), key.revision(), row);
        }
        for (Touchpoint touchpoint : touchpoints) {
            Touchpoint.Key key = touchpoint.key();
            requireOwn(position, key.model(), key.subject(), key.revision(), touchpoint);
        }
        Found.requireBefore(found, position);
        if (occurrence != null && history.isEmpty()) {
            throw new IllegalArgumentException(Messages.eventWithoutRow(occurrence.id(), position.toString()));
        }
    }

    /** A commit that goes by the revision alone. */
    public Commit(
            Position position,
            List<HistoryEntry> history,
            @Nullable Occurrence occurrence,
            boolean leaves,
            List<Touchpoint> touchpoints,
            List<Touchpoint.Key> withdrawn) {
        this(position, history, occurrence, leaves, touchpoints, withdrawn, null);
    }

    /** A commit that withdraws nothing, as all do but those of a recomputation, and goes by the revision alone. */
    public Commit(
            Position position,
            List<HistoryEntry> history,
            @Nullable Occurrence occurrence,
            boolean leaves,
            List<Touchpoint> touchpoints) {
        this(position, history, occurrence, leaves, touchpoints, List.of(), null);
    }

    /** The same with each touchpoint changed in this way. */
    public Commit with(UnaryOperator<Touchpoint> change) {
        return touchpoints.isEmpty()
                ? this
                : new Commit(
                        position,
                        history,
                        occurrence,
                        leaves,
                        touchpoints.stream().map(change).toList(),
                        withdrawn,
                        found);
    }

    private static void requireOwn(Position position, String model, String subject, long revision, Object part) {
        if (revision != position.revision() || !subject.equals(position.subject()) || !model.equals(position.model())) {
            throw new IllegalArgumentException(
                    Messages.strayPart(part.toString(), position.model(), position.subject(), position.revision()));
        }
    }

    /** The revision that must be found, 0 for a subject that must not be there yet. */
    public long expectedRevision() {
        return position.revision() - 1;
    }

    /** The id to consume, if there is one. */
    public Optional<String> eventId() {
        return Optional.ofNullable(occurrence).map(Occurrence::id);
    }
}
