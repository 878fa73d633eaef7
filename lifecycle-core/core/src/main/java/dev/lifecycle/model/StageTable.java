package dev.lifecycle.model;

import dev.lifecycle.model.engine.Symbols;
import dev.lifecycle.model.engine.Table;
import dev.lifecycle.model.types.EventTypes;
import dev.lifecycle.stage.Stage;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A model stepped over plain numbers: a stage's number is its place in {@link StageModel#stages()}, an event type's its place in
 * {@link StageModel#eventTypes()}. Counts, timers, touchpoints and history stay out of it; a step allocates nothing.
 */
public final class StageTable {

    /** What {@link #next} answers when no rule takes the event: the subject stays. */
    public static final int REFUSED = -1;

    private final Rulebook rulebook;
    private final EventTypes types;
    private final short[] direct;
    /** Cells of a stage: the number of event types. */
    private final int width;

    private final Symbols symbols;
    /** By cell with one rule, which has a guard: the guard. Without the walk through the cell's rules a step takes 3.2 ns rather than 7.6. */
    private final @Nullable Guard[] onlyGuards;
    /** By such a cell: the stage after, if the guard says yes. */
    private final short[] onlyNext;

    StageTable(Rulebook rulebook) {
        for (Rule rule : rulebook.rules) {
            if (rule.trigger().isTimer()) {
                continue;
            }
            if (rule.guard() != null && rule.guard().needsSituation()) {
                throw new IllegalStateException(Messages.notByNumbers(
                        rulebook.model(), "the guard " + rule.guard() + " looks at the situation"));
            }
            if (rule.action().goesBack()) {
                throw new IllegalStateException(
                        Messages.notByNumbers(rulebook.model(), Messages.goesBackByNumbers(rule.id())));
            }
            if (rule.action() instanceof Action.Choose choose) {
                throw new IllegalStateException(Messages.notByNumbers(
                        rulebook.model(), "the chooser " + choose.chooser() + " looks at the situation"));
            }
        }
        this.rulebook = rulebook;
        types = rulebook.types;
        Table table = rulebook.table;
        direct = table.direct();
        width = table.types();
        symbols = new Symbols(table, rulebook.columns);
        onlyGuards = new Guard[direct.length];
        onlyNext = new short[direct.length];
        for (int cell = 0; cell < direct.length; cell++) {
            int[] asked = table.rulesAsked(cell / width, cell % width);
            if (direct[cell] == Table.ASK && asked.length == 1) {
                onlyGuards[cell] = rulebook.guards[asked[0]];
                onlyNext[cell] = (short) rulebook.columns.after(asked[0], cell / width);
            }
        }
    }

    /**
     * The number of a stage.
     *
     * @throws IllegalArgumentException if the model has no such stage
     */
    public int stage(Stage stage) {
        return rulebook.require(stage);
    }

    /** The number of this event's type, or −1 if the model knows none. */
    public int eventType(Object event) {
        return types.number(event);
    }

    /** The stage after this event, or {@link #REFUSED}. An unknown type, −1, is refused. */
    public int next(int stage, Object event) {
        return next(stage, types.number(event), event);
    }

    /**
     * The stage after this event, or {@link #REFUSED}.
     *
     * @param eventType the event's own number, as {@link #eventType} tells
     */
    public int next(int stage, int eventType, Object event) {
        if (eventType < 0) {
            return REFUSED;
        }
        int cell = stage * width + eventType;
        int next = direct[cell];
        if (next != Table.ASK) {
            return next;
        }
        Guard only = onlyGuards[cell];
        return only == null ? ask(cell, stage, event) : only.test(event) ? onlyNext[cell] : REFUSED;
    }

    /**
     * A log of events as columns, to be replayed in bulk. Guards are asked here, once for each event of a type they are on, rather than
     * in each replay.
     *
     * @param subjects by row: the subject's number, from 0
     * @param events   by row: the event; one of an unknown type is refused when its turn comes
     * @throws IllegalArgumentException if the lengths differ or a subject's number is negative
     */
    public EventColumns columns(int[] subjects, Object[] events) {
        return EventColumns.of(this, subjects, events);
    }

    /**
     * Takes all rows in order, each one step of its subject, and tells how many were not refused. Rows
     * {@linkplain EventColumns#bySubject shared out by subject} may be replayed over one column by several threads at once.
     *
     * <p>What a guard throws is passed on; what the stages are then is not defined.
     *
     * @param rows   made by this table
     * @param stages by subject: the number of its stage, changed in place
     * @throws IllegalArgumentException if the rows are another table's, or there are more subjects than stages
     */
    public int replay(EventColumns rows, short[] stages) {
        if (rows.table != this) {
            throw new IllegalArgumentException(Messages.otherTable());
        }
        if (rows.subjectCount() > stages.length) {
            throw new IllegalArgumentException(Messages.shortColumn(stages.length, rows.toString()));
        }
        if (!rows.isDenseShare) {
            return step(rows, stages);
        }
        // two threads wait for each other wherever they write to the same line of memory, as neighbours of two shares
        // do: with a copy for each, two threads are 1.9 times as fast as one, without 1.5 times
        short[] own = Arrays.copyOfRange(stages, rows.base, rows.subjectCount());
        int taken = step(rows, own);
        System.arraycopy(own, 0, stages, rows.base, own.length);
        return taken;
    }

    private int step(EventColumns rows, short[] stages) {
        int taken = 0;
        int[] next = symbols.next();
        int width = symbols.count();
        int[] subjects = rows.subjects;
        int[] ofRows = rows.symbols;
        for (int row = 0; row < subjects.length; row++) {
            int subject = subjects[row];
            int stage = stages[subject];
            int after = next[stage * width + ofRows[row]];
            if (after == Symbols.ASK) {
                int asked = next(stage, rows.events[row]);
                after = asked < 0 ? stage << 1 : asked << 1 | 1;
            }
            stages[subject] = (short) (after >> 1);
            taken += after & 1;
        }
        return taken;
    }

    private int ask(int cell, int stage, Object event) {
        for (int i = rulebook.table.first(cell); ; i++) {
            int rule = rulebook.table.asked(i);
            if (rule < 0) {
                return REFUSED;
            }
            Guard guard = rulebook.guards[rule];
            if (guard == null || guard.test(event)) {
                return rulebook.columns.after(rule, stage);
            }
        }
    }

    /** One number for the event's type and what the guards on it say of it. */
    int symbol(Object event) {
        int type = types.number(event);
        if (type < 0) {
            return symbols.unknown();
        }
        int answers = 0;
        int[] asked = symbols.guards(type);
        for (int i = 0; i < asked.length; i++) {
            Guard guard = rulebook.guards[asked[i]];
            answers |= guard != null && guard.test(event) ? 1 << i : 0;
        }
        return symbols.of(type, answers);
    }
}
