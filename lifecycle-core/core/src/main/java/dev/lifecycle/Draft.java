package dev.lifecycle;

import dev.lifecycle.model.Occurrence;
import dev.lifecycle.model.Outcome;
import dev.lifecycle.model.Position;
import dev.lifecycle.store.Commit;

/**
 * What one event would do, decided but not kept yet.
 *
 * @param name    what history calls the event
 * @param base    the position it was decided on
 * @param outcome what the host is told once it is kept
 */
record Draft(Occurrence occurrence, String name, Position base, Plan plan, Commit commit, Outcome outcome) {

    /** What the host is told if the event's id turns out to be known. */
    Outcome duplicate() {
        return new Outcome.Duplicate(occurrence.subject(), name, occurrence.id(), base.stage());
    }
}
