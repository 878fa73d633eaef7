package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.internal.CustomerRows;
import dev.lifecycle.metrics.internal.CustomerState;
import java.util.Arrays;
import java.util.Comparator;

/** From when to when customers were active: two times of microseconds, 20 bytes per span. */
final class ChurnRateState extends CustomerState<ChurnRateState> {

    /** In place of an end: the span has none yet. */
    static final long RUNNING = Long.MAX_VALUE;

    private static final long serialVersionUID = 1L;
    private static final int FROM = 0;
    private static final int TO = 1;

    private final CustomerRows spans = column(new CustomerRows(2, 0));

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

    /** Tells every customer's spans. */
    void forEachCustomer(Taker taker) {
        spans.forEachCustomer(rows -> joined(ordered(rows), taker));
    }

    private int[] ordered(int[] rows) {
        if (rows.length == 1) {
            return rows;
        }
        return Arrays.stream(rows)
                .boxed()
                .sorted(Comparator.comparingLong(row -> spans.getLong(FROM, row)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private void joined(int[] rows, Taker taker) {
        long[] starts = new long[rows.length];
        long[] ends = new long[rows.length];
        int found = 0;
        for (int row : rows) {
            if (found > 0 && spans.getLong(FROM, row) <= ends[found - 1]) {
                ends[found - 1] = Math.max(ends[found - 1], spans.getLong(TO, row));
            } else {
                starts[found] = spans.getLong(FROM, row);
                ends[found++] = spans.getLong(TO, row);
            }
        }
        taker.take(Arrays.copyOf(starts, found), Arrays.copyOf(ends, found));
    }
}
