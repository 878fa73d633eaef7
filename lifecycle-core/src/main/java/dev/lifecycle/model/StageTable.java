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
