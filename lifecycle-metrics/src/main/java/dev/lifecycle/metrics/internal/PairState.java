package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import dev.lifecycle.metrics.internal.counts.Nameless;
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

    /** Writes what it holds of its only customer. */
    void writeAlone(StateOutput out) {
        out.unsigned(laterRows());
        forEachCustomer(values -> {
            out.size(values.length);
            out.number(values[0]);
            for (int i = 1; i < values.length; i++) {
                out.unsigned(values[i] - values[i - 1]);
            }
        });
        if (pairs.size() == 0) {
            out.size(0);
        }
    }

    /** Takes in, being empty, what was written of one customer. */
    void readAlone(StateInput in) {
        later(in.between(0, Long.MAX_VALUE, in.unsigned()));
        int left = in.count();
        if (left > 0) {
            int customer = number(Nameless.ID);
            long value = in.number();
            put(customer, value);
            for (left--; left > 0; left--) {
                value += in.unsigned();
                put(customer, value);
            }
        }
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
