package dev.lifecycle.model;

import dev.lifecycle.model.engine.Micros;
import dev.lifecycle.model.engine.Tallies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The changeable form that a position is made in where several of its values come from elsewhere than a step. */
final class PositionDraft {

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
        draft.revision = Texts.requireRevision(state.revision(), state.subject());
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
        List<String> types = from.names.types();
        draft.tallies = Tallies.renumbered(from.tallies, type -> names.typeNumber(types.get(type)));
        return draft;
    }

    Position position() {
        return new Position(this);
    }

    private static long orElse(@Nullable Instant instant, long otherwise) {
        return instant == null ? otherwise : Micros.of(instant);
    }
}
