package dev.lifecycle.metrics.value.summary;

import java.util.Arrays;

/**
 * One customer's purchase days in order, with each day's total. Totals are kept as unevaluated sums of two doubles, so that
 * they do not depend on the order in which amounts arrived.
 */
final class DayTotals {

    private int[] days = new int[2];
    private double[] high = new double[2];
    private double[] low = new double[2];
    private int size;
    private int purchases;

    int size() {
        return size;
    }

    int purchases() {
        return purchases;
    }

    int day(int index) {
        return days[index];
    }

    double total(int index) {
        return high[index] + low[index];
    }

    void clear() {
        size = 0;
        purchases = 0;
    }

    void add(int day, double amount) {
        purchases++;
        int at = find(day);
        if (at < 0) {
            at = -at - 1;
            makeRoom(at);
            days[at] = day;
            high[at] = amount;
            low[at] = 0;
            return;
        }
        double sum = high[at] + amount;
        double part = sum - high[at];
        double error = (high[at] - (sum - part)) + (amount - part) + low[at];
        high[at] = sum + error;
        low[at] = error - (high[at] - sum);
    }

    /** As {@link Arrays#binarySearch(int[], int)}; logs come mostly in order, so the end is tried first. */
    private int find(int day) {
        if (size == 0 || days[size - 1] < day) {
            return -size - 1;
        }
        return days[size - 1] == day ? size - 1 : Arrays.binarySearch(days, 0, size, day);
    }

    private void makeRoom(int at) {
        if (size == days.length) {
            int capacity = size * 2;
            days = Arrays.copyOf(days, capacity);
            high = Arrays.copyOf(high, capacity);
            low = Arrays.copyOf(low, capacity);
        }
        for (int i = size; i > at; i--) { // a loop, since the copied pieces are mostly empty or very short
            days[i] = days[i - 1];
            high[i] = high[i - 1];
            low[i] = low[i - 1];
        }
        size++;
    }
}
