package dev.lifecycle.metrics.value.summary.distinct;

import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Distinct (x, t_x, T) with how many customers share each, sorted, so that a likelihood costs by distinct rows and is the same
 * number for any order of the customers.
 */
public final class SummaryRows {

    private final int size;
    private final long customers;
    private final int[] x;
    private final double[] recency;
    private final double[] age;
    private final double[] count;

    /** More rows than this are first looked at in a sample. */
    private static final int LARGE = 16_000;

    private static final int SAMPLE = 4_000;

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

    /** The rows of all customers of the summary. */
    public static SummaryRows of(PurchaseSummary summary) {
        int[] frequency = summary.frequencies();
        double[] recency = summary.recencies();
        double[] age = summary.ages();
        Grouping groups = Grouping.of(frequency, recency, age);
        Row[] rows = new Row[groups.size()];
        for (int i = 0; i < rows.length; i++) {
            int d = groups.example(i);
            rows[i] = new Row(frequency[d], recency[d], age[d], groups.count(i));
        }
        Arrays.sort(rows, ORDER);
        return new SummaryRows(rows, frequency.length);
    }

    /** How many distinct rows. */
    public int size() {
        return size;
    }

    /** How many customers they are. */
    public long customers() {
        return customers;
    }

    /** The frequency of a row. */
    public int x(int row) {
        return x[row];
    }

    /** Its recency. */
    public double recency(int row) {
        return recency[row];
    }

    /** Its age. */
    public double age(int row) {
        return age[row];
    }

    /** How many customers share it. */
    public double count(int row) {
        return count[row];
    }

    /** Whether a sample is worth looking at first. */
    public boolean isLarge() {
        return size > LARGE;
    }

    /** Every so many-th row: as they are in order, of every x and age its share. */
    public SummaryRows sample() {
        int step = size / SAMPLE;
        Row[] some = new Row[(size + step - 1) / step];
        long sampled = 0;
        for (int i = 0; i < some.length; i++) {
            int row = i * step;
            some[i] = new Row(x[row], recency[row], age[row], (int) count[row]);
            sampled += some[i].count;
        }
        return new SummaryRows(some, sampled);
    }

    /** The mean age, or 1 when nobody has been observed for any time: what a usual time is. */
    public double meanAge() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += count[i] * age[i];
        }
        return sum > 0 ? sum / customers : 1;
    }

    /** Repeat purchases per unit of time; one per mean age when there are none. */
    public double rate() {
        double repeats = 0;
        for (int i = 0; i < size; i++) {
            repeats += count[i] * x[i];
        }
        return Math.max(repeats, 1) / (meanAge() * customers);
    }
}
