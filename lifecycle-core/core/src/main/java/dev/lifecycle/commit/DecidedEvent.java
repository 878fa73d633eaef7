package dev.lifecycle.commit;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
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
public record DecidedEvent(
        Occurrence occurrence, String name, Position before, PreparedCommit commit, Outcome outcome) {

    /** What the host is told, now that the store has answered; empty if somebody else was faster and it is to be decided anew. */
    public Optional<Outcome> after(CommitResult result) {
        return switch (result) {
            case COMMITTED -> Optional.of(outcome);
            case DUPLICATE ->
                Optional.of(new Outcome.Duplicate(occurrence.subject(), name, occurrence.id(), before.stage()));
            case STALE -> Optional.empty();
        };
    }
}
