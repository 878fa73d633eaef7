package dev.lifecycle.model;

/**
 * A model stepped over plain numbers: a stage's number is its place in {@link StageModel#stages()}, an event type's its place in
 * {@link StageModel#eventTypes()}. Counts, timers, touchpoints and history stay out of it; a step allocates nothing.
 */
public final class StageTable {

    /** What {@link #next} answers when no rule takes the event: the subject stays. */
    public static final int REFUSED = -1;

    private final Table table;
    private final short[] direct;
    private final int types;

    StageTable(Table table) {
        for (Rule rule : table.rules) {
            if (rule.trigger().isTimer()) {
                continue;
            }
            if (rule.guard() != null && rule.guard().needsSituation()) {
                throw new IllegalStateException(
                        Messages.notByNumbers(table.model(), "the guard " + rule.guard() + " looks at the situation"));
            }
            if (rule.action() instanceof Action.Choose choose) {
                throw new IllegalStateException(Messages.notByNumbers(
                        table.model(), "the chooser " + choose.chooser() + " looks at the situation"));
            }
        }
        this.table = table;
        direct = table.direct;
        types = table.types.size();
    }

    /**
     * The number of a stage.
     *
     * @throws IllegalArgumentException if the model has no such stage
     */
    public int stage(Stage stage) {
        return table.require(stage);
    }

    /** The number of this event's type, or −1 if the model knows none. */
    public int eventType(Object event) {
        return table.types.number(event);
    }

    /** The stage after this event, or {@link #REFUSED}. An unknown type, −1, is refused. */
    public int next(int stage, Object event) {
        return next(stage, table.types.number(event), event);
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
        int cell = stage * types + eventType;
        int next = direct[cell];
        return next == Table.ASK ? ask(cell, stage, event) : next;
    }

    /**
     * A log of events as columns, to be replayed in bulk.
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
     * @param rows   made by this table
     * @param stages by subject: the number of its stage, changed in place
     * @throws IllegalArgumentException if the rows are another table's, or there are more subjects than stages
     */
    public int replay(EventColumns rows, short[] stages) {
        if (rows.table != this) {
            throw new IllegalArgumentException(Messages.otherTable());
        }
        if (rows.subjectCount() > stages.length) {
            throw new IllegalArgumentException(Messages.shortColumn(stages.length, rows));
        }
        int taken = 0;
        int[] subjects = rows.subjects;
        short[] ofRows = rows.types;
        for (int row = 0; row < subjects.length; row++) {
            int subject = subjects[row];
            int next = next(stages[subject], ofRows[row], rows.events[row]);
            if (next >= 0) {
                stages[subject] = (short) next;
                taken++;
            }
        }
        return taken;
    }

    private int ask(int cell, int stage, Object event) {
        for (int i = table.cells[cell]; ; i++) {
            int rule = table.asked[i];
            if (rule < 0) {
                return REFUSED;
            }
            Guard guard = table.rules[rule].guard();
            if (guard == null || guard.test(event)) {
                return table.kinds[rule] == Table.TO || table.kinds[rule] == Table.REOPEN ? table.targets[rule] : stage;
            }
        }
    }
}
