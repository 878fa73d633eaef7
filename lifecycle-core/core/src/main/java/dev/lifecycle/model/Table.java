package dev.lifecycle.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model compiled to arrays over stage and event-type numbers. For each stage and type there is a cell: the rules that may fire, in
 * the order they are asked. Filled by {@link TableCompiler}, then never changed.
 */
final class Table extends Names {

    static final byte TO = 0;
    static final byte CHOOSE = 1;
    static final byte REENTER = 2;
    static final byte REOPEN = 3;
    static final byte STAY = 4;
    static final byte IGNORE = 5;

    /** In {@link #direct}: no rule takes this event here. */
    static final short NOTHING = -1;
    /** In {@link #direct}: which rule fires depends on a guard or a chooser. */
    static final short ASK = -2;

    final EventTypes types;
    final Rule[] rules;
    /** By rule: its guard, if it has one. Held apart, like the width: with both {@code decide} took 144 ns rather than 150. */
    final @Nullable Guard[] guards;
    /** By rule: what it does. */
    final byte[] kinds;
    /** By rule: the fixed target's number, or −1. */
    final short[] targets;
    /** By cell: the stage after the event where that is certain, else {@link #NOTHING} or {@link #ASK}. */
    final short[] direct;
    /** By cell: where its rules begin in {@link #asked}. */
    final int[] cells;
    /** Rule numbers in the order asked, each cell's closed by −1. */
    final int[] asked;
    /** By stage: the rules that are timers, in declared order. */
    final int[][] timers;
    /** By rule: the timer's delay in microseconds. */
    final long[] delays;
    /** By rule: whether the timer waits for silence. */
    final boolean[] silent;
    /** By stage: whether it is an exit. */
    final boolean[] exits;
    /** By stage. */
    final Touches[] entering;
    /** By stage. */
    final Touches[] leaving;
    /** Cells of a stage: the number of event types. */
    private final int width;

    /** The contacts planned on entering or leaving a stage. */
    record Touches(List<Touch> touches) {}

    Table(TableCompiler compiled) {
        super(compiled.model, compiled.version, compiled.stages, compiled.typeIds());
        types = compiled.types;
        rules = compiled.rules;
        guards = compiled.guards;
        width = types.size();
        kinds = compiled.kinds;
        targets = compiled.targets;
        direct = compiled.direct;
        cells = compiled.cells;
        asked = compiled.asked;
        timers = compiled.timers;
        delays = compiled.delays;
        silent = compiled.silent;
        exits = compiled.exits;
        entering = compiled.entering;
        leaving = compiled.leaving;
    }

    int cell(int stage, int type) {
        return stage * width + type;
    }

    /** The stage after this rule fired, which is not a chooser's. */
    int after(int rule, int stage) {
        return kinds[rule] == TO || kinds[rule] == REOPEN ? targets[rule] : stage;
    }

    /** When this timer of the position's stage is due, or {@link Micros#NONE} if it has fired or lies out of range. */
    long due(int timer, long enteredAt, long lastEventAt, long asOf, boolean timersDone) {
        long since = silent[timer] ? Math.max(enteredAt, lastEventAt) : enteredAt;
        long due = Micros.plus(since, delays[timer]);
        // all timers due before asOf have fired, or they would have been applied first; at asOf itself the flag tells
        return due < asOf || (due == asOf && timersDone) ? Micros.NONE : due;
    }

    /** When the first timer of this stage is due, or {@link Micros#NONE}. */
    private long nextDue(int stage, long enteredAt, long lastEventAt, long asOf, boolean timersDone) {
        long next = Micros.NONE;
        for (int timer : timers[stage]) {
            next = Math.min(next, due(timer, enteredAt, lastEventAt, asOf, timersDone));
        }
        return next;
    }

    // the way of every event: straight from position to position, as a changeable copy in between would cost as much
    // again

    /** The position after coming into this stage at this instant, with its timers armed anew. */
    Position entered(Position before, byte[] tallies, long lastEventAt, int stage, long at, int episode) {
        long due = before.isFrozen() ? Micros.NONE : nextDue(stage, at, lastEventAt, at, false);
        return new Position(before, tallies, lastEventAt, stage, exits[stage] ? -1 : stage, at, episode, due);
    }

    /** The position after something that took effect at this instant and left the subject in its stage. */
    Position remained(Position before, byte[] tallies, long lastEventAt, long asOf, boolean timersDone) {
        long due = before.isFrozen()
                ? Micros.NONE
                : nextDue(before.stage, before.enteredAt, lastEventAt, asOf, timersDone);
        return new Position(before, tallies, lastEventAt, asOf, timersDone, due);
    }

    Position finished(PositionDraft draft) {
        boolean frozen = (draft.flags & Position.FROZEN) != 0;
        boolean done = (draft.flags & Position.TIMERS_DONE) != 0;
        draft.nextDue =
                frozen ? Micros.NONE : nextDue(draft.stage, draft.enteredAt, draft.lastEventAt, draft.asOf, done);
        return draft.position();
    }

    /** The guards of a cell that were asked before this rule fired, or all of them if none did. */
    List<String> guardsAsked(int stage, Object event, int firedRule) {
        int type = types.number(event);
        if (type < 0) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (int i = cells[cell(stage, type)]; asked[i] >= 0 && asked[i] != firedRule; i++) {
            Guard guard = guards[asked[i]];
            if (guard != null) {
                names.add(guard.name());
            }
        }
        return names;
    }

    /** What this rule did between these two positions. */
    Step step(int rule, Position before, Position after, List<String> guardsThatSaidNo) {
        Rule fired = rules[rule];
        Kind kind = switch (kinds[rule]) {
            case STAY -> Kind.STAYED;
            case IGNORE -> Kind.IGNORED;
            default -> Kind.MOVED;
        };
        List<Touch> touches = fired.touchpoints();
        if (kind == Kind.MOVED) {
            touches = new ArrayList<>(leaving[before.stage].touches());
            touches.addAll(fired.touchpoints());
            touches.addAll(entering[after.stage].touches());
        }
        return new Step(
                kind, fired, after.asOf(), before.stage(), after.stage(), after.episode, guardsThatSaidNo, touches);
    }
}
