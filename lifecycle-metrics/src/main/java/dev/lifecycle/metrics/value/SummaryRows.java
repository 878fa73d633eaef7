package dev.lifecycle.metrics.value;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Distinct (x, t_x, T) with how many customers share each, sorted, so that a likelihood costs by distinct rows and is the same
 * number for any order of the customers.
 */
final class SummaryRows {

    final int size;
    final long customers;
    final int[] x;
    final double[] recency;
    final double[] age;
    final double[] count;

    private record Row(int x, double recency, double age, int count) {}

    private static final Comparator<Row> ORDER =
            Comparator.comparingInt(Row::x).thenComparingDouble(Row::age).thenComparingDouble(Row::recency);

    private SummaryRows(Row[] rows, long customers) {
        this.customers = customers;
        size = rows.length;
        x = new int[size];
        recency = new double[size];
        age = new double[size];
        count = new double[size];
        for (int i = 0; i < size; i++) {
            x[i] = rows[i].x;
            recency[i] = rows[i].recency;
            age[i] = rows[i].age;
            count[i] = rows[i].count;
        }
    }

    static SummaryRows of(int[] frequency, double[] recency, double[] age) {
        int[] distinct = new int[frequency.length];
        int[] counts = new int[frequency.length];
        int found = group(frequency, recency, age, distinct, counts);
        Row[] rows = new Row[found];
        for (int i = 0; i < found; i++) {
            int d = distinct[i];
            rows[i] = new Row(frequency[d], recency[d], age[d], counts[i]);
        }
        Arrays.sort(rows, ORDER);
        return new SummaryRows(rows, frequency.length);
    }

    /** The mean age, or 1 when nobody has been observed for any time: what a usual time is. */
    double meanAge() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += count[i] * age[i];
        }
        return sum > 0 ? sum / customers : 1;
    }

    /** Repeat purchases per unit of time; one per mean age when there are none. */
    double rate() {
        double repeats = 0;
        for (int i = 0; i < size; i++) {
            repeats += count[i] * x[i];
        }
        return Math.max(repeats, 1) / (meanAge() * customers);
    }

    /** Open addressing over the columns: boxing a key per customer would cost more than the fit. */
    private static int group(int[] frequency, double[] recency, double[] age, int[] distinct, int[] counts) {
        int n = frequency.length;
        int mask = Math.max(4, Integer.highestOneBit(Math.max(1, Math.min(n, 1 << 28))) << 2) - 1;
        int[] slots = new int[mask + 1];
        int found = 0;
        for (int i = 0; i < n; i++) {
            int slot = hash(frequency[i], recency[i], age[i]) & mask;
            while (slots[slot] != 0) {
                int d = distinct[slots[slot] - 1];
                if (frequency[d] == frequency[i] && recency[d] == recency[i] && age[d] == age[i]) {
                    break;
                }
                slot = (slot + 1) & mask;
            }
            if (slots[slot] == 0) {
                distinct[found] = i;
                slots[slot] = ++found;
            }
            counts[slots[slot] - 1]++;
        }
        return found;
    }

    private static int hash(int x, double recency, double age) {
        long h = (Double.doubleToLongBits(recency) * 31 + Double.doubleToLongBits(age)) * 31 + x;
        h *= 0x9E3779B97F4A7C15L;
        return (int) (h >>> 32);
    }
}
