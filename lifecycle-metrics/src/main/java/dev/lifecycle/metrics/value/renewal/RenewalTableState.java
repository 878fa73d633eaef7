package dev.lifecycle.metrics.value.renewal;

import java.io.Serializable;
import java.util.Arrays;

/** What a {@link RenewalTable} is accumulated in: contracts by how long they lasted, and whether they still run. Opaque. */
public final class RenewalTableState implements Serializable {

    private static final long serialVersionUID = 1L;

    private long[] ended = new long[8];
    private long[] running = new long[8];

    RenewalTableState() {}

    void add(int period, boolean over, long contracts) {
        if (period >= ended.length) {
            int capacity = Math.max(period + 1, ended.length * 2);
            ended = Arrays.copyOf(ended, capacity);
            running = Arrays.copyOf(running, capacity);
        }
        long[] column = over ? ended : running;
        column[period] += contracts;
    }

    void addAll(RenewalTableState other) {
        for (int t = 0; t < other.ended.length; t++) {
            add(t, true, other.ended[t]);
            add(t, false, other.running[t]);
        }
    }

    /** What has been counted so far; counting can go on. */
    RenewalTable table() {
        int periods = ended.length;
        while (periods > 1 && ended[periods - 1] == 0 && running[periods - 1] == 0) {
            periods--;
        }
        return new RenewalTable(Arrays.copyOf(ended, periods), Arrays.copyOf(running, periods));
    }
}
