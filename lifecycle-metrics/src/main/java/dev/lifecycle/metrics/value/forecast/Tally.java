package dev.lifecycle.metrics.value.forecast;

import java.util.Arrays;
import java.util.function.DoubleConsumer;

/** Counts the purchases of one customer by period, and those of all customers against what a draw may at most make. */
final class Tally implements DoubleConsumer {

    private final Horizon horizon;
    private final double expected;
    private final double most;
    private final int[] counts;
    private double start;
    private double seen;
    private boolean any;

    /** @param expected purchases of all customers; a thousand times as many, and a million more, are no forecast any longer */
    Tally(Horizon horizon, double expected) {
        this.horizon = horizon;
        this.expected = expected;
        most = 1e3 * expected + 1e6;
        counts = new int[horizon.periods()];
    }

    /** A new draw. */
    void restart() {
        seen = 0;
    }

    /** A new customer, who is observed from this time on. */
    void begin(double time) {
        start = time;
        if (any) {
            Arrays.fill(counts, 0);
            any = false;
        }
    }

    @Override
    public void accept(double at) {
        if (++seen > most) {
            throw new IllegalStateException(Messages.runaway(most, expected));
        }
        counts[horizon.at(start + at)]++;
        any = true;
    }

    boolean any() {
        return any;
    }

    /** By period; overwritten by the next customer. */
    int[] counts() {
        return counts;
    }
}
