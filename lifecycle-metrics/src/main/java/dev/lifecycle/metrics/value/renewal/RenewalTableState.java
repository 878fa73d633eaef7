package dev.lifecycle.metrics.value.renewal;

import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.Arrays;

/** What a {@link RenewalTable} is accumulated in: contracts by how long they lasted, and whether they still run. */
final class RenewalTableState extends MetricState {

    private static final long serialVersionUID = 1L;

    private transient long[] ended = new long[8];
    private transient long[] running = new long[8];

    RenewalTableState() {}

    @Override
    protected Fresh fresh() {
        return shape -> new RenewalTableState();
    }

    @Override
    protected void write(StateOutput out) {
        int periods = periods();
        out.size(periods);
        for (int t = 0; t < periods; t++) {
            out.number(ended[t]);
            out.number(running[t]);
        }
    }

    @Override
    protected void read(StateInput in) {
        int periods = in.count();
        for (int t = 0; t < periods; t++) {
            add(t, true, in.tally());
            add(t, false, in.tally());
        }
    }

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
        int periods = periods();
        return new RenewalTable(Arrays.copyOf(ended, periods), Arrays.copyOf(running, periods));
    }

    /** How many periods have anybody, at least 1. */
    private int periods() {
        int periods = ended.length;
        while (periods > 1 && ended[periods - 1] == 0 && running[periods - 1] == 0) {
            periods--;
        }
        return periods;
    }
}
