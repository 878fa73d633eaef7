package dev.lifecycle.model;

import dev.lifecycle.model.engine.Micros;
import dev.lifecycle.model.engine.Past;
import dev.lifecycle.model.engine.Tallies;
import dev.lifecycle.model.engine.Timers;
import dev.lifecycle.model.types.Names;
import dev.lifecycle.stage.Memory;
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
        Past past = Past.NOTHING;

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
            past = from.past();
        }

        Position position() {
            return past.isNothing() ? new Position(this) : new PositionWithPast(this);
        }
    }

    /** By stage: whether it is an exit. */
    private final boolean[] exits;

    private final Timers timers;
    /** By stage: whether it remembers where it was entered from; null if none does. */
    private final boolean @Nullable [] remembering;

    Positions(boolean[] exits, Timers timers, boolean @Nullable [] remembering) {
        this.exits = exits;
        this.timers = timers;
        this.remembering = remembering;
    }

    /** The names of a position that comes from a store, which brings its own. */
    private static final class StoredNames extends Names {
        private final List<String> rules;

        StoredNames(PositionState state, List<Stage> stages, List<String> types, List<String> rules) {
            super(
                    state.model(),
                    state.version(),
                    stages,
                    types,
                    List.copyOf(state.memory().dates().keySet()),
                    List.copyOf(state.memory().texts().keySet()));
            this.rules = rules;
        }

        @Override
        public String rule(int number) {
            return rules.get(number);
        }

        @Override
        public int ruleNumber(String id) {
            return rules.indexOf(id);
        }
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
        Memory memory = state.memory();
        memory.cameFrom().forEach((stage, from) -> {
            stages.putIfAbsent(stage, Stage.of(stage));
            stages.putIfAbsent(from, Stage.of(from));
        });
        List<Stage> all = new ArrayList<>(stages.values());
        Names names = memory.isNothing()
                ? new Names(state.model(), state.version(), all, types)
                : new StoredNames(state, all, types, List.copyOf(memory.fired().keySet()));
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
        values.past = past(
                Past.of(orElse(state.spentUpTo(), Micros.NEVER), orElse(state.silenceFrom(), Micros.NEVER)),
                memory,
                names);
        for (int type = 0; type < types.size(); type++) {
            Tally tally = state.tallies().get(types.get(type));
            if (tally != null) {
                values.tallies = Tallies.plus(values.tallies, type, tally.count(), Micros.of(tally.last()));
            }
        }
        return values.position();
    }

    private static Past past(Past spent, Memory memory, Names names) {
        Past[] past = {spent};
        memory.dates()
                .forEach((name, date) -> past[0] = past[0].withDate(
                        names.dates().indexOf(name),
                        orElse(date.date(), Micros.NONE),
                        Micros.of(date.setAt()),
                        Micros.of(date.since()),
                        (date.afterTimers() ? Past.AFTER_TIMERS : 0) | (date.aheadOnly() ? Past.AHEAD_ONLY : 0)));
        memory.texts()
                .forEach((name, text) ->
                        past[0] = past[0].setText(names.texts().indexOf(name), text.text(), Micros.of(text.setAt())));
        memory.cameFrom()
                .forEach((stage, from) ->
                        past[0] = past[0].withCameFrom(names.number(Stage.of(stage)), names.number(Stage.of(from))));
        memory.fired().forEach((rule, times) -> past[0] = past[0].plusFired(names.ruleNumber(rule), times));
        return past[0];
    }

    /** What is remembered, in plain form. */
    static Memory memory(Past past, Names names) {
        Map<String, Memory.KeptDate> dates = new LinkedHashMap<>();
        for (int date = 0; date < names.dates().size(); date++) {
            if (past.dateSetAt(date) != Micros.NEVER) {
                long marks = past.dateMarks(date);
                dates.put(
                        names.dates().get(date),
                        new Memory.KeptDate(
                                past.date(date) == Micros.NONE ? null : Micros.instant(past.date(date)),
                                Micros.instant(past.dateSetAt(date)),
                                Micros.instant(past.dateSince(date)),
                                (marks & Past.AFTER_TIMERS) != 0,
                                (marks & Past.AHEAD_ONLY) != 0));
            }
        }
        Map<String, Memory.KeptText> texts = new LinkedHashMap<>();
        for (int text = 0; text < names.texts().size(); text++) {
            if (past.textSetAt(text) != Micros.NEVER) {
                texts.put(
                        names.texts().get(text),
                        new Memory.KeptText(past.text(text), Micros.instant(past.textSetAt(text))));
            }
        }
        Map<String, String> cameFrom = new LinkedHashMap<>();
        for (int stage = 0; stage < names.stages().size(); stage++) {
            if (past.cameFrom(stage) >= 0) {
                cameFrom.put(
                        names.stage(stage).id(),
                        names.stage(past.cameFrom(stage)).id());
            }
        }
        Map<String, Integer> fired = new LinkedHashMap<>();
        past.forEachFired((rule, times) -> fired.put(names.rule(rule), times));
        return new Memory(dates, texts, cameFrom, fired);
    }

    /** The first position of a subject. */
    Position begun(Names names, String subject, int stage, long since, Past past) {
        Values values = new Values(names, subject);
        values.past = past;
        // it comes from nowhere
        values.stage = stage;
        return entered(values.position(), Tallies.EMPTY, Micros.NEVER, stage, since, 1, past, false);
    }

    // the way of every event: straight from position to position, as a changeable copy in between would cost as much
    // again

    /**
     * The position after coming into this stage at this instant, with its timers armed anew.
     *
     * @param past what is remembered as it leaves the stage before
     * @param back whether it goes back to where it came from: that is not remembered, and in the same episode nothing that was reached
     */
    Position entered(
            Position before,
            byte[] tallies,
            long lastEventAt,
            int stage,
            long at,
            int episode,
            Past past,
            boolean back) {
        if (remembering != null || back || !past.isNothing()) {
            return enteredRemembering(before, tallies, lastEventAt, stage, at, episode, past, back);
        }
        long due = before.isFrozen() ? Micros.NONE : timers.nextDue(stage, at, lastEventAt, at, false, past);
        return new Position(before, tallies, lastEventAt, stage, exits[stage] ? -1 : stage, at, episode, due);
    }

    private Position enteredRemembering(
            Position before,
            byte[] tallies,
            long lastEventAt,
            int stage,
            long at,
            int episode,
            Past past,
            boolean back) {
        boolean remembers = remembering != null && remembering[stage] && !back && before.stage != stage;
        Past then = past.entered(stage, remembers ? before.stage : -1);
        long due = before.isFrozen() ? Micros.NONE : timers.nextDue(stage, at, lastEventAt, at, false, then);
        int reached = exits[stage] || (back && episode == before.episode) ? -1 : stage;
        return then.isNothing()
                ? new Position(before, tallies, lastEventAt, stage, reached, at, episode, due)
                : new PositionWithPast(before, tallies, lastEventAt, stage, reached, at, episode, due, then);
    }

    /** The position after something that took effect at this instant and left the subject in its stage. */
    Position remained(Position before, byte[] tallies, long lastEventAt, long asOf, boolean timersDone, Past past) {
        long due = before.isFrozen()
                ? Micros.NONE
                : timers.nextDue(before.stage, before.enteredAt, lastEventAt, asOf, timersDone, past);
        return past.isNothing()
                ? new Position(before, tallies, lastEventAt, asOf, timersDone, due)
                : new PositionWithPast(before, tallies, lastEventAt, asOf, timersDone, due, past);
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
        if (!values.past.isNothing()) {
            values.past = values.past.renumbered(
                    date -> names.dates().indexOf(from.names.dates().get(date)),
                    text -> names.texts().indexOf(from.names.texts().get(text)),
                    stage -> names.number(from.names.stage(stage)),
                    rule -> names.ruleNumber(from.names.rule(rule)));
        }
        return finished(values);
    }

    /** The same with timers before the one instant counted as spent, and silence counted from the other. */
    Position spent(Position before, long upTo, long silenceFrom) {
        Values values = new Values(before);
        values.past = values.past.withSpent(upTo, silenceFrom);
        return finished(values);
    }

    /** Two positions made one, under the first one's name. */
    Position merged(Position into, Position from) {
        boolean fromDecides = decides(from, into);
        Position further = fromDecides ? from : into;
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
        values.past = further.past().merged((fromDecides ? into : from).past(), values.asOf);
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
                : timers.nextDue(values.stage, values.enteredAt, values.lastEventAt, values.asOf, done, values.past);
        return values.position();
    }

    private static long orElse(@Nullable Instant instant, long otherwise) {
        return instant == null ? otherwise : Micros.of(instant);
    }
}
