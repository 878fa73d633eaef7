package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.internal.CustomerRows;
import dev.lifecycle.metrics.internal.CustomerState;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.Arrays;

/** From when to when customers were active: two times of microseconds, 20 bytes per span. */
final class ChurnRateState extends CustomerState<ChurnRateState> {

    /** In place of an end: the span has none yet. */
    static final long RUNNING = Long.MAX_VALUE;

    private static final long serialVersionUID = 1L;
    private static final int FROM = 0;
    private static final int TO = 1;

    // The latest time noted is the latest start, because ends may be known ahead.
    private transient long lastEnd = NEVER;
    private final transient CustomerRows spans = column(new CustomerRows(2, 0));

    /** Takes one customer's spans, joined where they touch or overlap, in order. */
    interface Taker {
        void take(long[] starts, long[] ends);
    }

    /** Notes a span of the customer. */
    void add(Object customer, long start, long end) {
        int row = spans.add(number(customer));
        spans.setLong(FROM, row, start);
        spans.setLong(TO, row, end);
    }

    /** Notes an end, be its span counted or not. */
    void ended(long micros) {
        lastEnd = Math.max(lastEnd, micros);
    }

    /** The latest end; {@link #NEVER} without any. */
    long lastEnd() {
        return lastEnd;
    }

    @Override
    protected void observed(ChurnRateState other) {
        ended(other.lastEnd);
    }

    @Override
    protected void merged(ChurnRateState other) {
        ended(other.lastEnd);
    }

    @Override
    protected void writeRest(StateOutput out) {
        out.number(lastEnd);
    }

    @Override
    protected void readRest(StateInput in) {
        lastEnd = in.number();
    }

    @Override
    protected Fresh fresh() {
        return shape -> new ChurnRateState();
    }

    /** Tells every customer's spans. */
    void forEachCustomer(Taker taker) {
        spans.forEachCustomer((rows, from, to) -> {
            spans.sort(rows, from, to, FROM);
            joined(rows, from, to, taker);
        });
    }

    private void joined(int[] rows, int from, int to, Taker taker) {
        long[] starts = new long[to - from];
        long[] ends = new long[to - from];
        int found = 0;
        for (int i = from; i < to; i++) {
            long start = spans.getLong(FROM, rows[i]);
            long end = spans.getLong(TO, rows[i]);
            if (found > 0 && start <= ends[found - 1]) {
                ends[found - 1] = Math.max(ends[found - 1], end);
            } else {
                starts[found] = start;
                ends[found++] = end;
            }
        }
        boolean apart = found == starts.length;
        taker.take(apart ? starts : Arrays.copyOf(starts, found), apart ? ends : Arrays.copyOf(ends, found));
    }
}
