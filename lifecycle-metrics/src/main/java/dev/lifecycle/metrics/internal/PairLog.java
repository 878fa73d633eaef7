package dev.lifecycle.metrics.internal;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Pairs of customer and a number (a period, an instant), one per row and unsorted: 12 bytes each. Unlike a grid it keeps how
 * often a pair came and any number a long can hold.
 */
public final class PairLog implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Customers ids = new Customers();
    private int size;
    private int[] customer = new int[16];
    private long[] value = new long[16];
    private long last = Long.MIN_VALUE;
    private long later;

    /** Takes one customer's values in ascending order, repeats included. */
    @FunctionalInterface
    public interface Taker {
        /** The customer's values; the array is the caller's to keep. */
        void take(long[] ascending);
    }

    /** Adds a pair. */
    public void add(Object id, long number) {
        if (size == value.length) {
            int capacity = size + (size >> 1);
            customer = Arrays.copyOf(customer, capacity);
            value = Arrays.copyOf(value, capacity);
        }
        customer[size] = ids.number(id);
        value[size++] = number;
    }

    /** Notes the time of a row, be it counted or not. */
    public void seen(long time) {
        last = Math.max(last, time);
    }

    /** Notes a row after the end of observation, which is left out. */
    public void later() {
        later++;
    }

    /** All pairs of the other too. */
    public PairLog addAll(PairLog other) {
        for (int i = 0; i < other.size; i++) {
            add(other.ids.id(other.customer[i]), other.value[i]);
        }
        last = Math.max(last, other.last);
        later += other.later;
        return this;
    }

    /** How many customers. */
    public int customers() {
        return ids.size();
    }

    /** How many pairs. */
    public int size() {
        return size;
    }

    /** The latest time noted; the smallest long without any. */
    public long last() {
        return last;
    }

    /** How many rows lay after the end of observation. */
    public long laterRows() {
        return later;
    }

    /** Tells every customer's values, by counting into one array: linear in the pairs but for the sorting of each customer's. */
    public void forEachCustomer(Taker taker) {
        int[] end = new int[ids.size() + 1];
        for (int i = 0; i < size; i++) {
            end[customer[i] + 1]++;
        }
        for (int c = 0; c < ids.size(); c++) {
            end[c + 1] += end[c];
        }
        int[] next = Arrays.copyOf(end, ids.size());
        long[] grouped = new long[size];
        for (int i = 0; i < size; i++) {
            grouped[next[customer[i]]++] = value[i];
        }
        for (int c = 0; c < ids.size(); c++) {
            long[] values = Arrays.copyOfRange(grouped, end[c], end[c + 1]);
            Arrays.sort(values);
            taker.take(values);
        }
    }
}
