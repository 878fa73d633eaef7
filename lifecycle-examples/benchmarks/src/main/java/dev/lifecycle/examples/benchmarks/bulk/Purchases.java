package dev.lifecycle.examples.benchmarks.bulk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Three years of purchases in the order they happened: customers join all the time, buy more often at first and then less. The same size
 * gives the same rows.
 */
public final class Purchases {

    /** The first day of the three years. */
    public static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    /** The last day observed. */
    public static final LocalDate LAST = LocalDate.of(2025, 12, 31);

    private static final int SPAN = Math.toIntExact(LAST.toEpochDay() - FIRST.toEpochDay() + 1);
    private static final int EVENTS_PER_CUSTOMER = 10;
    static final int SECONDS_PER_DAY = 86_400;

    private final int[] customers;
    private final int[] days;
    private final double[] amounts;

    Purchases(int size) {
        customers = new int[size];
        days = new int[size];
        amounts = new double[size];
    }

    /** So many purchases, of about a tenth as many customers. */
    public static Purchases of(int size) {
        SplittableRandom random = new SplittableRandom(42);
        int base = Math.max(1, size / EVENTS_PER_CUSTOMER);
        int[] joined = new int[base];
        Arrays.setAll(joined, i -> random.nextInt(SPAN));
        int[] customers = new int[size];
        int[] offsets = new int[size];
        int[] ofDay = new int[SPAN + 1];
        for (int i = 0; i < size; i++) {
            double lot = random.nextDouble();
            // some buy often, most rarely
            customers[i] = (int) (base * lot * Math.sqrt(lot));
            double age = random.nextDouble();
            int first = joined[customers[i]];
            offsets[i] = first + (int) ((SPAN - first) * age * age);
            ofDay[offsets[i] + 1]++;
        }
        Arrays.parallelPrefix(ofDay, Integer::sum);
        Purchases sorted = new Purchases(size);
        for (int i = 0; i < size; i++) {
            int row = ofDay[offsets[i]]++;
            sorted.customers[row] = customers[i];
            sorted.days[row] = Math.toIntExact(FIRST.toEpochDay() + offsets[i]);
            sorted.amounts[row] = random.nextInt(100, 20_000) / 100.0;
        }
        return sorted;
    }

    /** By row: who, from 0. */
    public int[] customers() {
        return customers;
    }

    /** By row: days since 1970-01-01. */
    public int[] days() {
        return days;
    }

    /** By row: what was paid. */
    public double[] amounts() {
        return amounts;
    }

    /** How many rows. */
    public int size() {
        return customers.length;
    }

    /** The same rows as objects, at some second of their day in UTC. */
    public Purchase[] objects() {
        Purchase[] rows = new Purchase[size()];
        Arrays.setAll(
                rows,
                i -> new Purchase(
                        customers[i],
                        Instant.ofEpochSecond(days[i] * SECONDS_PER_DAY + i % SECONDS_PER_DAY),
                        amounts[i]));
        return rows;
    }
}
