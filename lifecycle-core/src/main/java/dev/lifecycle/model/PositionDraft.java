package dev.lifecycle.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The changeable form a position is made in; it never leaves the method that made it, so the compiler keeps it off the heap. */
final class PositionDraft {

    final Names names;
    String subject;
    int stage;
    long enteredAt;
    long asOf;
    long lastEventAt = Micros.NEVER;
    long nextDue = Micros.NONE;
    long revision;
    int episode = 1;
    int furthest = -1;
    int furthestEver = -1;
    int flags;
    byte[] tallies = Tallies.EMPTY;

    PositionDraft(Names names, String subject) {
        this.names = names;
        this.subject = subject;
    }

    PositionDraft(Position from) {
        this(from, from.names);
    }

    private PositionDraft(Position from, Names names) {
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
    }

    static PositionDraft of(PositionState state) {
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
        PositionDraft draft = new PositionDraft(names, state.subject());
        draft.enteredAt = Micros.of(state.enteredAt());
        draft.asOf = Micros.of(state.asOf());
        draft.lastEventAt = orElse(state.lastEventAt(), Micros.NEVER);
        draft.nextDue = orElse(state.nextDue(), Micros.NONE);
        draft.revision = state.revision();
        draft.episode = state.episode();
        draft.furthest = state.furthest() == null ? -1 : names.number(Stage.of(state.furthest()));
        draft.furthestEver = state.furthestEver() == null ? -1 : names.number(Stage.of(state.furthestEver()));
        draft.flags = (state.timersDone() ? Position.TIMERS_DONE : 0) | (state.frozen() ? Position.FROZEN : 0);
        for (int type = 0; type < types.size(); type++) {
            Tally tally = state.tallies().get(types.get(type));
            if (tally != null) {
                draft.tallies = Tallies.plus(draft.tallies, type, tally.count(), Micros.of(tally.last()));
            }
        }
        return draft;
    }

    /** The same position in the numbers of these names; event types that the model no longer listens to are forgotten. */
    static PositionDraft renumbered(Position from, Names names) {
        PositionDraft draft = new PositionDraft(from, names);
        draft.stage = names.require(from.stage());
        draft.furthest = from.furthest < 0 ? -1 : names.require(from.names.stage(from.furthest));
        draft.furthestEver = from.furthestEver < 0 ? -1 : names.require(from.names.stage(from.furthestEver));
        draft.tallies = Tallies.EMPTY;
        for (int entry = 0; entry < from.tallies.length; entry = Tallies.next(from.tallies, entry)) {
            int type = Tallies.typeAt(from.tallies, entry);
            int number = names.typeNumber(from.names.types().get(type));
            if (number >= 0) {
                draft.tallies = Tallies.plus(
                        draft.tallies, number, Tallies.count(from.tallies, type), Tallies.last(from.tallies, type));
            }
        }
        return draft;
    }

    /**
     * Counts one handled event, which happened at {@code at} and takes effect at {@code effective}. One of a type that the model does
     * not know, −1, is activity and nothing else: history may be older than the model.
     */
    void count(int type, long at, long effective) {
        if (effective > asOf) {
            asOf = effective;
            flags &= ~Position.TIMERS_DONE;
        }
        lastEventAt = Math.max(lastEventAt, at);
        tallies = type < 0 ? tallies : Tallies.plus(tallies, type, at);
    }

    Position position() {
        return new Position(this);
    }

    private static long orElse(@Nullable Instant instant, long otherwise) {
        return instant == null ? otherwise : Micros.of(instant);
    }
}
