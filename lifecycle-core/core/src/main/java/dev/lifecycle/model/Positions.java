package dev.lifecycle.model;

import dev.lifecycle.model.engine.Micros;
import dev.lifecycle.model.engine.Spent;
import dev.lifecycle.model.engine.Tallies;
import dev.lifecycle.model.engine.Timers;
import dev.lifecycle.model.types.Names;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Tally;
import dev.lifecycle.stage.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The making of a model's positions: which of their values a step changes, and when the next timer is due afterwards. */
final class Positions {

    /** The changeable form that a position is made in where several of its values come from elsewhere than a step. */
    static final class Values {
        final Names names;
        String subject;
        int stage;
        long enteredAt;
        long asOf;
        long lastEventAt = Micros.NEVER;
        long nextDue = Micros.NONE;
        int revision;
        int episode = 1;
        int furthest = -1;
        int furthestEver = -1;
        int flags;
        byte[] tallies = Tallies.EMPTY;
        Spent spent = Spent.NOTHING;

        Values(Names names, String subject) {
            this.names = names;
            this.subject = subject;
        }

        Values(Position from) {
            this(from, from.names);
        }

        private Values(Position from, Names names) {
            this.names = names;
            subject = from.subject;
            stage = from.stage;
            enteredAt = from.enteredAt;
            asOf = from.asOf;
            lastEventAt = from.lastEventAt;
            nextDue = from.nextDue;
            revision = from.revision;
            episode = from.episode;
            furthest = from.furthest;
            furthestEver = from.furthestEver;
            flags = from.flags;
            tallies = from.tallies;
            spent = from.past();
        }

        Position position() {
            return spent.isNothing() ? new Position(this) : new PositionWithPast(this);
        }
    }

    /** By stage: whether it is an exit. */
    private final boolean[] exits;

    private final Timers timers;

    Positions(boolean[] exits, Timers timers) {
        this.exits = exits;
        this.timers = timers;
    }

    /** A position from plain values, with names of its own. */
    static Position of(PositionState state) {
        Map<String, Stage> stages = new LinkedHashMap<>();
        stages.put(state.stage(), Stage.of(state.stage()));
        if (state.furthest() != null) {
            stages.putIfAbsent(state.furthest(), Stage.of(state.furthest()));
        }
        if (state.furthestEver() != null) {
            stages.putIfAbsent(state.furthestEver(), Stage.of(state.furthestEver()));
        }
        List<String> types = new ArrayList<>(state.tallies().keySet());
        Names names = new Names(state.model(), state.version(), new ArrayList<>(stages.values()), types);
        Values values = new Values(names, state.subject());
        values.enteredAt = Micros.of(state.enteredAt());
        values.asOf = Micros.of(state.asOf());
        values.lastEventAt = orElse(state.lastEventAt(), Micros.NEVER);
        values.nextDue = orElse(state.nextDue(), Micros.NONE);
        values.revision = Texts.requireRevision(state.revision(), state.subject());
        values.episode = state.episode();
        values.furthest = state.furthest() == null ? -1 : names.number(Stage.of(state.furthest()));
        values.furthestEver = state.furthestEver() == null ? -1 : names.number(Stage.of(state.furthestEver()));
        values.flags = (state.timersDone() ? Position.TIMERS_DONE : 0) | (state.frozen() ? Position.FROZEN : 0);
        values.spent = Spent.of(orElse(state.spentUpTo(), Micros.NEVER), orElse(state.silenceFrom(), Micros.NEVER));
        for (int type = 0; type < types.size(); type++) {
            Tally tally = state.tallies().get(types.get(type));
            if (tally != null) {
                values.tallies = Tallies.plus(values.tallies, type, tally.count(), Micros.of(tally.last()));
            }
        }
        return values.position();
    }

    /** The first position of a subject. */
    Position begun(Names names, String subject, int stage, long since, Spent spent) {
        Values values = new Values(names, subject);
        values.spent = spent;
        return entered(values.position(), Tallies.EMPTY, Micros.NEVER, stage, since, 1);
    }

    // the way of every event: straight from position to position, as a changeable copy in between would cost as much
    // again

    /** The position after coming into this stage at this instant, with its timers armed anew. */
    Position entered(Position before, byte[] tallies, long lastEventAt, int stage, long at, int episode) {
        Spent past = before.past();
        long due = before.isFrozen() ? Micros.NONE : timers.nextDue(stage, at, lastEventAt, at, false, past);
        int reached = exits[stage] ? -1 : stage;
        return past.isNothing()
                ? new Position(before, tallies, lastEventAt, stage, reached, at, episode, due)
                : new PositionWithPast(before, tallies, lastEventAt, stage, reached, at, episode, due);
    }

    /** The position after something that took effect at this instant and left the subject in its stage. */
    Position remained(Position before, byte[] tallies, long lastEventAt, long asOf, boolean timersDone) {
        Spent past = before.past();
        long due = before.isFrozen()
                ? Micros.NONE
                : timers.nextDue(before.stage, before.enteredAt, lastEventAt, asOf, timersDone, past);
        return past.isNothing()
                ? new Position(before, tallies, lastEventAt, asOf, timersDone, due)
                : new PositionWithPast(before, tallies, lastEventAt, asOf, timersDone, due);
    }

    /** The position in a later episode without leaving its stage: what a host's own rows of history may say. */
    Position inEpisode(Position before, int episode) {
        Values values = new Values(before);
        values.episode = episode;
        values.furthest = -1;
        values.tallies = Tallies.EMPTY;
        return finished(values);
    }

    /** The same position in the numbers of this model's names; event types that it does not listen to are forgotten. */
    Position renumbered(Position from, Names names) {
        Values values = new Values(from, names);
        values.stage = names.require(from.stage());
        values.furthest = from.furthest < 0 ? -1 : names.require(from.names.stage(from.furthest));
        values.furthestEver = from.furthestEver < 0 ? -1 : names.require(from.names.stage(from.furthestEver));
        List<String> types = from.names.types();
        values.tallies = Tallies.renumbered(from.tallies, type -> names.typeNumber(types.get(type)));
        return finished(values);
    }

    /** The same with this counted as spent. */
    Position spent(Position before, Spent spent) {
        Values values = new Values(before);
        values.spent = spent;
        return finished(values);
    }

    /** Two positions made one, under the first one's name. */
    Position merged(Position into, Position from) {
        Position further = decides(from, into) ? from : into;
        Values values = new Values(further);
        values.subject = into.subject;
        values.revision = into.revision;
        values.asOf = Math.max(into.asOf, from.asOf);
        if (further.asOf < values.asOf) {
            values.flags &= ~Position.TIMERS_DONE;
        }
        values.lastEventAt = Math.max(into.lastEventAt, from.lastEventAt);
        values.episode = Math.max(into.episode, from.episode);
        values.furthest = Math.max(into.furthest, from.furthest);
        values.furthestEver = Math.max(into.furthestEver, from.furthestEver);
        values.tallies = Tallies.sum(into.tallies, from.tallies);
        return finished(values);
    }

    /** Whether the stage of the one, rather than of the other, is that of both: if just one is lost, who was active last decides. */
    private boolean decides(Position one, Position other) {
        boolean lost = exits[one.stage];
        if (lost != exits[other.stage] && activeAt(one) != activeAt(other)) {
            return activeAt(one) > activeAt(other);
        }
        return !lost && (exits[other.stage] || one.stage > other.stage);
    }

    /** When the latest event was handled or, where none ever was, since when the subject is in its stage. */
    private static long activeAt(Position position) {
        return position.lastEventAt == Micros.NEVER ? position.enteredAt : position.lastEventAt;
    }

    private Position finished(Values values) {
        boolean frozen = (values.flags & Position.FROZEN) != 0;
        boolean done = (values.flags & Position.TIMERS_DONE) != 0;
        values.nextDue = frozen
                ? Micros.NONE
                : timers.nextDue(values.stage, values.enteredAt, values.lastEventAt, values.asOf, done, values.spent);
        return values.position();
    }

    private static long orElse(@Nullable Instant instant, long otherwise) {
        return instant == null ? otherwise : Micros.of(instant);
    }
}
