package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.internal.bytes.Fresh;
import java.util.Arrays;

/**
 * Pairs of customer and a number (a period, an instant), one per row and unsorted: 12 bytes each. Unlike a grid it keeps how
 * often a pair came and any number a long can hold.
 */
public final class PairState extends BatchedState<PairState> {

    private static final long serialVersionUID = 1L;

    private final transient CustomerRows pairs = column(new CustomerRows(1, 0));

    /** Takes one customer's values in ascending order, repeats included. */
    @FunctionalInterface
    public interface Taker {
        /** The customer's values; the array is the caller's to keep. */
        void take(long[] ascending);
    }

    @Override
    protected void put(int customer, long number) {
        pairs.setLong(0, pairs.add(customer), number);
    }

    @Override
    protected Fresh fresh() {
        return shape -> new PairState();
    }

    /** Tells every customer's values: linear in the pairs but for the sorting of each customer's. */
    public void forEachCustomer(Taker taker) {
        settle();
        pairs.forEachCustomer((rows, from, to) -> {
            long[] values = new long[to - from];
            for (int i = from; i < to; i++) {
                values[i - from] = pairs.getLong(0, rows[i]);
            }
            Arrays.sort(values);
            taker.take(values);
        });
    }
}
