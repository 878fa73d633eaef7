package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.internal.EventState;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Walks one subject's events in order and finds its deepest row of steps. For every step it keeps the row that started latest
 * among those that got there, because that one has the most of its window left; so one pass is enough, whatever the window.
 */
final class FunnelWalk {

    private static final long[] NOTHING = new long[0];

    private final EventState log;
    private final FunnelReading funnel;
    private final int[] steps;
    private final BitSet exclusions = new BitSet();
    private final long window;

    private FunnelWalk(EventState log, FunnelReading funnel, long window) {
        this.log = log;
        this.funnel = funnel;
        this.window = window;
        this.steps = funnel.steps().stream().mapToInt(log::nameNumber).toArray();
        funnel.exclusions().stream()
                .mapToInt(log::nameNumber)
                .filter(n -> n != EventState.NONE)
                .forEach(exclusions::set);
    }

    static FunnelWalk of(EventState log, FunnelReading funnel, long window) {
        return new FunnelWalk(log, funnel, window);
    }

    /** The times of the steps of the deepest row, the first found of those; empty if the first step was never taken. */
    long[] best(int[] order, int start, int end) {
        byStepWithinInstant(order, start, end);
        return funnel.order() == FunnelOrder.ANY ? anyOrder(order, start, end) : inOrder(order, start, end);
    }

    /** Whether an exclusion lies after the first step and before the last, or before the end of the window. */
    boolean isExcluded(int[] order, int start, int end, long[] times) {
        if (times.length == 0 || exclusions.isEmpty()) {
            return false;
        }
        boolean finished = times.length == steps.length;
        for (int i = start; i < end; i++) {
            long at = log.at(order[i]);
            boolean during = at >= times[0] && (finished ? at <= times[times.length - 1] : at - times[0] <= window);
            if (during && exclusions.get(log.to(order[i]))) {
                return true;
            }
        }
        return false;
    }

    private long[] inOrder(int[] order, int start, int end) {
        long[] deepest = latest(order, start, end);
        return funnel.touch() == FunnelReading.Touch.LATEST || deepest.length < 2
                ? deepest
                : new FirstTouch(this, deepest.length).row(order, start, end);
    }

    private long[] latest(int[] order, int start, int end) {
        long[] @Nullable [] rows = new long[steps.length][];
        // Rows that events of the present instant may extend, where steps must be strictly later.
        long[] @Nullable [] earlier = rows;
        long[] best = NOTHING;
        for (int i = start; i < end; i++) {
            int name = log.to(order[i]);
            long at = log.at(order[i]);
            if (funnel.strictlyLater() && (i == start || log.at(order[i - 1]) != at)) {
                earlier = rows.clone();
            }
            // From the last step to the first, so that one event is never two steps.
            for (int step = steps.length - 1; step >= 0; step--) {
                long[] row = name == steps[step] ? extended(earlier, step, at) : null;
                if (breaks(name, step)) {
                    earlier[step] = null;
                    rows[step] = null;
                }
                rows[step] = row == null ? rows[step] : row;
                best = row != null && row.length > best.length ? row : best;
            }
        }
        return best;
    }

    /** Whether an event ends a row that has come as far as this step. */
    boolean breaks(int name, int step) {
        if (funnel.order() == FunnelOrder.STRICT) {
            return true;
        }
        boolean harmless = funnel.order() != FunnelOrder.STRICT_ORDER;
        for (int before = 0; before <= step; before++) {
            harmless |= steps[before] == name;
        }
        return !harmless;
    }

    int name(int event) {
        return log.to(event);
    }

    long at(int event) {
        return log.at(event);
    }

    int step(int number) {
        return steps[number];
    }

    long window() {
        return window;
    }

    boolean strictlyLater() {
        return funnel.strictlyLater();
    }

    private long @Nullable [] extended(long[] @Nullable [] rows, int step, long at) {
        if (step == 0) {
            return new long[] {at};
        }
        long[] before = rows[step - 1];
        if (before == null || at - before[0] > window) {
            return null;
        }
        long[] row = Arrays.copyOf(before, step + 1);
        row[step] = at;
        return row;
    }

    private long[] anyOrder(int[] order, int start, int end) {
        long[] best = NOTHING;
        for (int i = start; i < end; i++) {
            if (stepOf(log.to(order[i])) >= 0 && (best.length == 0 || window != Long.MAX_VALUE)) {
                long[] row = distinctFrom(order, i, end);
                best = row.length > best.length ? row : best;
            }
        }
        return best;
    }

    private long[] distinctFrom(int[] order, int start, int end) {
        BitSet done = new BitSet();
        long[] times = new long[steps.length];
        int found = 0;
        long first = log.at(order[start]);
        for (int i = start; i < end && log.at(order[i]) - first <= window; i++) {
            int step = free(log.to(order[i]), done);
            if (step >= 0) {
                done.set(step);
                times[found++] = log.at(order[i]);
            }
        }
        return Arrays.copyOf(times, found);
    }

    private int free(int name, BitSet done) {
        for (int step = 0; step < steps.length; step++) {
            if (steps[step] == name && !done.get(step)) {
                return step;
            }
        }
        return -1;
    }

    private int stepOf(int name) {
        for (int step = 0; step < steps.length; step++) {
            if (steps[step] == name) {
                return step;
            }
        }
        return -1;
    }

    /** Events of one instant that nothing else orders go in the order of the steps, others first. */
    private void byStepWithinInstant(int[] order, int start, int end) {
        for (int i = start + 1; i < end; i++) {
            for (int j = i;
                    j > start
                            && log.from(order[j]) == EventState.NONE
                            && log.isTie(order[j - 1], order[j])
                            && stepOf(log.to(order[j])) < stepOf(log.to(order[j - 1]));
                    j--) {
                int swapped = order[j];
                order[j] = order[j - 1];
                order[j - 1] = swapped;
            }
        }
    }
}
