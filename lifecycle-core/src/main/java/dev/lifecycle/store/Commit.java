package dev.lifecycle.store;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Occurrence;
import dev.lifecycle.model.Position;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that one decision changes, to be kept whole or not at all: the position under the next revision, its rows of history, the event
 * id, and touchpoints planned and cancelled.
 *
 * @param position    as it is to be kept; its revision is one more than the one it was decided on
 * @param history     the rows to append, in order
 * @param occurrence  the event whose id is consumed; null for timers and the host's own acts
 * @param leaves      whether the subject left its stage: every pending touchpoint of it that is cancelled by leaving is cancelled first
 * @param touchpoints to add; those that one step planned and a later one cancelled come already cancelled
 */
public record Commit(
        Position position,
        List<HistoryEntry> history,
        @Nullable Occurrence occurrence,
        boolean leaves,
        List<Touchpoint> touchpoints) {

    /** @throws IllegalArgumentException if the revision is below 1 */
    public Commit {
        if (position.revision() < 1) {
            throw new IllegalArgumentException("a commit writes revision 1 or higher, but " + position
                    + " has revision " + position.revision() + "; use position.atRevision(found + 1)");
        }
        history = List.copyOf(history);
        touchpoints = List.copyOf(touchpoints);
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
