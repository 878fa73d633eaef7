package dev.lifecycle.model.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sorts rules into the cells of a {@link Table}. Which rule is asked first, of its stage, of a group or of anybody, nearest class first,
 * is settled here once and for all by sorting one number per rule, stage and type.
 */
public final class TableCompiler {

    // one sortable number: cell, then level (stage, groups from the innermost, anywhere), then distance of class, then
    // declared order
    private static final int RULE_BITS = 20;
    private static final int DISTANCE_BITS = 8;
    private static final int LEVEL_BITS = 8;
    private static final int CELL_BITS = 27;
    private static final int BELOW_CELL = LEVEL_BITS + DISTANCE_BITS + RULE_BITS;
    private static final int RULE_MASK = (1 << RULE_BITS) - 1;

    /** The level of a rule that applies anywhere: it is asked last. That of a stage's own rule is 0, those of groups lie in between. */
    public static final int ANYWHERE = (1 << LEVEL_BITS) - 1;

    private static final int NO_TIMER = -1;

    private final int stages;
    private final int types;
    private final RuleColumns rules;
    private final boolean[] alive;
    private final int[] shadowedBy;
    private long[] entries;
    private int size;

    /** A compiler of this many stages and types, for rules yet to be {@linkplain #listen sorted in}. */
    public TableCompiler(int stages, int types, RuleColumns rules) {
        this.stages = stages;
        this.types = types;
        this.rules = rules;
        alive = new boolean[rules.size()];
        shadowedBy = new int[rules.size()];
        entries = new long[rules.size() * 2 + 1];
    }

    /** Whether a model is small enough for its numbers to be sorted. */
    public static boolean fits(int stages, int types, int rules) {
        return stages <= Short.MAX_VALUE && rules < 1 << RULE_BITS && (long) stages * types < 1L << CELL_BITS;
    }

    /**
     * Has a rule asked about events of this type in this stage.
     *
     * @param level    how far the rule's scope reaches, from 0 to {@link #ANYWHERE}
     * @param distance how far the type is from the one that the rule was declared on, 0 for itself
     */
    public void listen(int rule, int stage, int type, int level, int distance) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
        }
        long cell = (long) stage * types + type;
        entries[size++] = ((cell << LEVEL_BITS | level) << DISTANCE_BITS | distance) << RULE_BITS | rule;
    }

    /** The finished table of all rules sorted in. */
    public Table table() {
        Arrays.sort(entries, 0, size);
        int[] cells = new int[stages * types];
        short[] direct = new short[cells.length];
        int[] asked = new int[size + cells.length];
        int next = 0;
        int entry = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = next;
            int always = -1;
            for (; entry < size && entries[entry] >>> BELOW_CELL == cell; entry++) {
                int rule = (int) (entries[entry] & RULE_MASK);
                if (always >= 0) {
                    shadowedBy[rule] = always + 1;
                    continue;
                }
                alive[rule] = true;
                asked[next++] = rule;
                always = rules.isGuarded(rule) ? -1 : rule;
            }
            direct[cell] = cells[cell] == next ? Table.NOTHING : direct(asked[cells[cell]], cell / types);
            asked[next++] = -1;
        }
        return new Table(stages, types, direct, cells, Arrays.copyOf(asked, next));
    }

    /** Notes which of these timers can never fire, because another one of the same stage always leads away first. */
    public void compare(Timers timers) {
        for (int stage = 0; stage < stages; stage++) {
            int first = NO_TIMER;
            int firstSilent = NO_TIMER;
            for (int timer : timers.of(stage)) {
                if (rules.isGuarded(timer) || !rules.leaves(timer) || !timers.isFixed(timer)) {
                    continue;
                }
                if (timers.isSilent(timer)) {
                    firstSilent = earlier(timers, firstSilent, timer);
                } else {
                    first = earlier(timers, first, timer);
                }
            }
            for (int timer : timers.of(stage)) {
                int by = forestalls(timers, first, timer)
                        ? first
                        : forestalls(timers, firstSilent, timer)
                                ? firstSilent
                                : forestalledByDate(timers, stage, timer);
                alive[timer] |= by == NO_TIMER;
                shadowedBy[timer] = by + 1;
            }
        }
    }

    /** A timer of a date or a calendar that always leads away keeps those behind it from firing that wait for the same. */
    private int forestalledByDate(Timers timers, int stage, int timer) {
        if (timers.isFixed(timer)) {
            return NO_TIMER;
        }
        for (int one : timers.of(stage)) {
            boolean leads = !rules.isGuarded(one) && rules.leaves(one) && !timers.isFixed(one);
            if (leads && timers.forestalls(one, timer)) {
                return one;
            }
        }
        return NO_TIMER;
    }

    private static int earlier(Timers timers, int found, int candidate) {
        return found == NO_TIMER || timers.isEarlier(candidate, found) ? candidate : found;
    }

    private static boolean forestalls(Timers timers, int one, int other) {
        return one != NO_TIMER && timers.forestalls(one, other);
    }

    /** For each rule that can never fire because an earlier one always does: both, as {shadowed, by}. */
    public List<int[]> shadowed() {
        List<int[]> result = new ArrayList<>();
        for (int rule = 0; rule < shadowedBy.length; rule++) {
            if (!alive[rule] && shadowedBy[rule] > 0) {
                result.add(new int[] {rule, shadowedBy[rule] - 1});
            }
        }
        return result;
    }

    private short direct(int first, int stage) {
        boolean isCertain =
                !rules.isGuarded(first) && rules.kind(first) != RuleColumns.CHOOSE && !rules.goesBack(first);
        return isCertain ? (short) rules.after(first, stage) : Table.ASK;
    }
}
