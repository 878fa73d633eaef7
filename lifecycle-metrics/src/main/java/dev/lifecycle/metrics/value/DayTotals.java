package dev.lifecycle.metrics.value;

import java.io.Serializable;
import java.util.Arrays;

/**
 * One customer's purchase days in order, with each day's total. Totals are kept as unevaluated sums of two doubles, so that
 * they do not depend on the order in which amounts arrived.
 */
final class DayTotals implements Serializable {

    private static final long serialVersionUID = 1L;

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
        put(day, amount, 0);
        purchases++;
    }

    void addAll(DayTotals other) {
        for (int i = 0; i < other.size; i++) {
            put(other.days[i], other.high[i], other.low[i]);
        }
        purchases += other.purchases;
    }

    private void put(int day, double amount, double rest) {
        int at = size == 0 || days[size - 1] < day ? -size - 1 : Arrays.binarySearch(days, 0, size, day);
        if (at < 0) {
            at = -at - 1;
            makeRoom(at);
            days[at] = day;
            high[at] = amount;
            low[at] = rest;
            return;
        }
        double sum = high[at] + amount;
        double part = sum - high[at];
        double error = (high[at] - (sum - part)) + (amount - part) + low[at] + rest;
        high[at] = sum + error;
        low[at] = error - (high[at] - sum);
    }

    private void makeRoom(int at) {
        if (size == days.length) {
            int capacity = size * 2;
            days = Arrays.copyOf(days, capacity);
            high = Arrays.copyOf(high, capacity);
            low = Arrays.copyOf(low, capacity);
        }
        System.arraycopy(days, at, days, at + 1, size - at);
        System.arraycopy(high, at, high, at + 1, size - at);
        System.arraycopy(low, at, low, at + 1, size - at);
        size++;
    }
}
