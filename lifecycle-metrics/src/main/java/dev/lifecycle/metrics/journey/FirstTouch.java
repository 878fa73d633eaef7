package dev.lifecycle.metrics.journey;

import java.util.Arrays;

/**
 * The row of so many steps that starts first. One pass from the last event to the first knows for each step how early the rest of the row can
 * be done from there; the first start whose row fits into the window is then walked, each step as early as can be. Linear in the events,
 * whatever the window.
 *
 * <p>As early as can be is never the wrong choice: what does a row no harm before a step does it none after it, so whoever waits for a later event
 * of the same name is no better off.
 */
final class FirstTouch {

    private static final long NEVER = Long.MAX_VALUE;

    private final FunnelWalk walk;
    private final int depth;

    FirstTouch(FunnelWalk walk, int depth) {
        this.walk = walk;
        this.depth = depth;
    }

    /** The times of the steps; there is such a row. */
    long[] row(int[] order, int start, int end) {
        // When a row that waits for this step, and looks at the events after the present one, is done at the earliest.
        long[] done = new long[depth];
        Arrays.fill(done, NEVER);
        // The same of a row that has taken a step at the present instant and may take none there any more: the events
        // left of it can
        // only break the row.
        long[] later = done;
        int first = start;
        for (int i = end - 1; i >= start; i--) {
            long at = walk.at(order[i]);
            if (i == end - 1 || !walk.strictlyLater() || walk.at(order[i + 1]) != at) {
                later = done.clone();
            } else {
                breakAt(walk.name(order[i + 1]), later);
            }
            long whole = finished(0, order[i], later);
            if (whole != NEVER && whole - at <= walk.window()) {
                first = i;
            }
            for (int step = 1; step < depth; step++) {
                long waiting = walk.breaks(walk.name(order[i]), step - 1) ? NEVER : done[step];
                done[step] = Math.min(finished(step, order[i], later), waiting);
            }
        }
        return walked(order, first);
    }

    /** When the row is done whose step this event is; never, if it is not. */
    private long finished(int step, int event, long[] rest) {
        if (walk.name(event) != walk.step(step)) {
            return NEVER;
        }
        return step == depth - 1 ? walk.at(event) : rest[step + 1];
    }

    private void breakAt(int name, long[] waiting) {
        for (int step = 1; step < depth; step++) {
            if (walk.breaks(name, step - 1)) {
                waiting[step] = NEVER;
            }
        }
    }

    private long[] walked(int[] order, int first) {
        long[] times = new long[depth];
        times[0] = walk.at(order[first]);
        int step = 1;
        for (int i = first + 1; step < depth; i++) {
            long at = walk.at(order[i]);
            boolean inTime = !walk.strictlyLater() || at != times[step - 1];
            if (inTime && walk.name(order[i]) == walk.step(step)) {
                times[step++] = at;
            }
        }
        return times;
    }
}
