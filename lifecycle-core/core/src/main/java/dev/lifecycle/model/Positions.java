package dev.lifecycle.model;

import dev.lifecycle.model.engine.Micros;
import dev.lifecycle.model.engine.Tallies;
import dev.lifecycle.model.engine.Timers;

/** The making of a model's positions: which of their values a step changes, and when the next timer is due afterwards. */
final class Positions {

    /** By stage: whether it is an exit. */
    private final boolean[] exits;

    private final Timers timers;

    Positions(boolean[] exits, Timers timers) {
        this.exits = exits;
        this.timers = timers;
    }

    // the way of every event: straight from position to position, as a changeable copy in between would cost as much
    // again

    /** The position after coming into this stage at this instant, with its timers armed anew. */
    Position entered(Position before, byte[] tallies, long lastEventAt, int stage, long at, int episode) {
        long due = before.isFrozen() ? Micros.NONE : timers.nextDue(stage, at, lastEventAt, at, false);
        return new Position(before, tallies, lastEventAt, stage, exits[stage] ? -1 : stage, at, episode, due);
    }

    /** The position after something that took effect at this instant and left the subject in its stage. */
    Position remained(Position before, byte[] tallies, long lastEventAt, long asOf, boolean timersDone) {
        long due = before.isFrozen()
                ? Micros.NONE
                : timers.nextDue(before.stage, before.enteredAt, lastEventAt, asOf, timersDone);
        return new Position(before, tallies, lastEventAt, asOf, timersDone, due);
    }

    /** The position in a later episode without leaving its stage: what a host's own rows of history may say. */
    Position inEpisode(Position before, int episode) {
        PositionDraft draft = new PositionDraft(before);
        draft.episode = episode;
        draft.furthest = -1;
        draft.tallies = Tallies.EMPTY;
        return finished(draft);
    }

    /** The same position in the numbers of these names, which are those of this model. */
    Position renumbered(Position from, Names names) {
        return finished(PositionDraft.renumbered(from, names));
    }

    /** Two positions made one, under the first one's name. */
    Position merged(Position into, Position from) {
        Position further = rank(from) > rank(into) ? from : into;
        PositionDraft draft = new PositionDraft(further);
        draft.subject = into.subject;
        draft.revision = into.revision;
        draft.asOf = Math.max(into.asOf, from.asOf);
        if (further.asOf < draft.asOf) {
            draft.flags &= ~Position.TIMERS_DONE;
        }
        draft.lastEventAt = Math.max(into.lastEventAt, from.lastEventAt);
        draft.episode = Math.max(into.episode, from.episode);
        draft.furthest = Math.max(into.furthest, from.furthest);
        draft.furthestEver = Math.max(into.furthestEver, from.furthestEver);
        draft.tallies = Tallies.sum(into.tallies, from.tallies);
        return finished(draft);
    }

    private int rank(Position position) {
        return exits[position.stage] ? -1 : position.stage;
    }

    private Position finished(PositionDraft draft) {
        boolean frozen = (draft.flags & Position.FROZEN) != 0;
        boolean done = (draft.flags & Position.TIMERS_DONE) != 0;
        draft.nextDue = frozen
                ? Micros.NONE
                : timers.nextDue(draft.stage, draft.enteredAt, draft.lastEventAt, draft.asOf, done);
        return draft.position();
    }
}
