package dev.lifecycle;

import dev.lifecycle.model.Occurrence;
import dev.lifecycle.model.Outcome;
import dev.lifecycle.model.Position;
import dev.lifecycle.store.CommitResult;
import java.util.Optional;

/**
 * What one event does, decided but not kept yet.
 *
 * @param name    what history calls the event
 * @param before  the position it was decided on
 * @param commit  what the store is to keep of it
 * @param outcome what the host is told once it is kept
 */
record DecidedEvent(Occurrence occurrence, String name, Position before, PreparedCommit commit, Outcome outcome) {

    /** What the host is told, now that the store has answered; empty if somebody else was faster and it is to be decided anew. */
    Optional<Outcome> after(CommitResult result) {
        return switch (result) {
            case COMMITTED -> Optional.of(outcome);
            case DUPLICATE ->
                Optional.of(new Outcome.Duplicate(occurrence.subject(), name, occurrence.id(), before.stage()));
            case STALE -> Optional.empty();
        };
    }
}
