package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.internal.Customers;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** From when to when customers were active, as columns of microseconds: 20 bytes per span. */
final class Spans implements Serializable {

    static final long RUNNING = Long.MAX_VALUE;

    private static final long serialVersionUID = 1L;

    private final Customers customers = new Customers();
    private int size;
    private int[] customer = new int[16];
    private long[] from = new long[16];
    private long[] to = new long[16];
    private long last = Long.MIN_VALUE;

    /** Takes one customer's spans, joined where they touch or overlap, in order. */
    interface Taker {
        void take(long[] starts, long[] ends);
    }

    void add(Object id, long start, long end) {
        if (size == from.length) {
            int capacity = size + (size >> 1);
            customer = Arrays.copyOf(customer, capacity);
            from = Arrays.copyOf(from, capacity);
            to = Arrays.copyOf(to, capacity);
        }
        customer[size] = customers.number(id);
        from[size] = start;
        to[size] = end;
        size++;
    }

    /** Notes that something was known of this instant, in microseconds. */
    void seen(long instant) {
        last = Math.max(last, instant);
    }

    /** The latest instant of which anything is known; the smallest long without any. */
    long last() {
        return last;
    }

    Spans addAll(Spans other) {
        for (int i = 0; i < other.size; i++) {
            add(other.customers.id(other.customer[i]), other.from[i], other.to[i]);
        }
        seen(other.last);
        return this;
    }

    void forEachCustomer(Taker taker) {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> customer[i]).thenComparingLong(i -> from[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] starts = new long[size];
        long[] ends = new long[size];
        int found = 0;
        for (int i = 0; i < size; i++) {
            int span = order[i];
            if (found > 0 && from[span] <= ends[found - 1]) {
                ends[found - 1] = Math.max(ends[found - 1], to[span]);
            } else {
                starts[found] = from[span];
                ends[found++] = to[span];
            }
            if (i == size - 1 || customer[order[i + 1]] != customer[span]) {
                taker.take(Arrays.copyOf(starts, found), Arrays.copyOf(ends, found));
                found = 0;
            }
        }
    }
}
