package dev.lifecycle.metrics.internal;

import java.io.Serializable;
import java.util.Arrays;

/** The earliest value seen per customer: a column that grows when a customer needs it. */
public final class Earliest implements Serializable {

    /** Nothing seen. */
    public static final long NONE = Long.MAX_VALUE;

    private static final long serialVersionUID = 1L;

    private long[] values = new long[0];

    /** Notes a value of the customer. */
    public void note(int customer, long value) {
        if (customer >= values.length) {
            int known = values.length;
            values = Arrays.copyOf(values, Math.max(customer + 1, known + (known >> 1)));
            Arrays.fill(values, known, values.length, NONE);
        }
        if (value < values[customer]) {
            values[customer] = value;
        }
    }

    /** The smallest value noted for the customer, or {@link #NONE}. */
    public long of(int customer) {
        return customer < values.length ? values[customer] : NONE;
    }

    /** Notes all that the other has noted; {@code numbers} translates its customers. */
    public void addAll(Earliest other, int[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            long value = other.of(i);
            if (value != NONE) {
                note(numbers[i], value);
            }
        }
    }
}
