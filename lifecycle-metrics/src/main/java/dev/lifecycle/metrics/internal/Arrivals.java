package dev.lifecycle.metrics.internal;

import java.util.Arrays;

/**
 * Customers of the latest rows, who wait until they are many to be numbered together, see {@link Customers#numbers}. Who keeps rows with
 * them keeps these back as long, and {@linkplain #settle settles} before anything is read.
 */
public final class Arrivals {

    /** How many may wait. */
    public static final int MOST = 256;

    // The table of so few lies in a processor's cache, and there is nothing to wait for.
    private static final int FEW = 1 << 17;

    private final Customers customers;

    private Object[] ids = {};

    private int[] numbers = {};
    private int size;

    /** Nobody yet. */
    public Arrivals(Customers customers) {
        this.customers = customers;
    }

    /** Whether there are so many customers that it is worth while to wait. */
    public boolean isWorthWhile() {
        return customers.size() >= FEW;
    }

    /** The customer's place among those who wait. */
    public int add(Object id) {
        if (ids.length == 0) {
            ids = new Object[MOST];
            numbers = new int[MOST];
        }
        ids[size] = id;
        return size++;
    }

    /** Whether it is time to settle. */
    public boolean isFull() {
        return size == MOST;
    }

    /** How many wait. */
    public int size() {
        return size;
    }

    /** Numbers all who wait, in the order they came, and lets them go. The result is valid until the next is added. */
    public int[] settle() {
        customers.numbers(ids, size, numbers);
        Arrays.fill(ids, 0, size, null);
        size = 0;
        return numbers;
    }
}
