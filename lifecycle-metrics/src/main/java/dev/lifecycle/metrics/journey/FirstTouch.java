package dev.lifecycle.metrics.journey;

import java.util.Arrays;

/**
 * The row of so many steps that starts first. One pass from the last event to the first knows for each step how early the rest of the row can
 * be done from there; the first start whose row fits into the window is then walked, each step as early as can be. Linear in the events,
 * whatever the window.
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
        // When the steps from here on are done at the earliest, from the events after the present one; and after its
        // instant.
        long[] done = new long[depth + 1];
        Arrays.fill(done, NEVER);
        long[] later = done.clone();
        // Which event is then the first of them.
        int[][] next = new int[depth][end - start];
        int first = start;
        for (int i = end - 1; i >= start; i--) {
            int name = walk.name(order[i]);
            long at = walk.at(order[i]);
            if (walk.strictlyLater() && (i == end - 1 || walk.at(order[i + 1]) != at)) {
                later = done.clone();
            }
            long[] rest = walk.strictlyLater() ? later : done;
            for (int step = 0; step < depth; step++) {
                long finished = step == depth - 1 ? at : rest[step + 1];
                boolean taken = name == walk.step(step) && finished != NEVER;
                // A row that waits for this step has come as far as the one before.
                boolean broken = step > 0 && walk.breaks(name, step - 1);
                long waiting = broken ? NEVER : done[step];
                if (step == 0) {
                    if (taken && finished - at <= walk.window()) {
                        first = i;
                    }
                    continue;
                }
                next[step][i - start] =
                        taken && finished <= waiting ? i : waiting == NEVER ? -1 : next(next, step, i - start);
                done[step] = taken && finished <= waiting ? finished : waiting;
                if (broken) {
                    later[step] = taken ? later[step] : NEVER;
                }
            }
        }
        return walked(order, start, next, first);
    }

    private static int next(int[][] next, int step, int event) {
        return event + 1 < next[step].length ? next[step][event + 1] : -1;
    }

    private long[] walked(int[] order, int start, int[][] next, int first) {
        long[] times = new long[depth];
        times[0] = walk.at(order[first]);
        int at = first;
        for (int step = 1; step < depth; step++) {
            int from = at + 1;
            while (walk.strictlyLater() && walk.at(order[from]) == times[step - 1]) {
                from++;
            }
            at = next[step][from - start];
            times[step] = walk.at(order[at]);
        }
        return times;
    }
}
