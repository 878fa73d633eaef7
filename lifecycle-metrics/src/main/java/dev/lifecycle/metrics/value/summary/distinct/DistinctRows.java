package dev.lifecycle.metrics.value.summary.distinct;

import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.Arrays;

/**
 * The distinct rows of a summary, and which of them each customer has: a million customers cost what their distinct rows cost, and what
 * does not depend on the recency what the distinct pairs of frequency and age do.
 */
public final class DistinctRows {

    private final Grouping rows;
    private final Grouping bought;
    private final int[] frequency;
    private final double[] recency;
    private final double[] age;

    /** What a model says of many customers, a value per row of the columns. */
    @FunctionalInterface
    public interface OfRows {
        /** The columns are read, never changed. */
        double[] of(int[] frequency, double[] recency, double[] age);
    }

    /** What a model says of a customer who is alive. */
    @FunctionalInterface
    public interface IfAlive {
        /** The recency then does not matter. */
        double of(int frequency, double age);
    }

    /** The rows of all customers of the summary. */
    public DistinctRows(PurchaseSummary summary) {
        int[] frequencies = summary.frequencies();
        double[] recencies = summary.recencies();
        double[] ages = summary.ages();
        rows = Grouping.of(frequencies, recencies, ages);
        frequency = new int[rows.size()];
        recency = new double[rows.size()];
        age = new double[rows.size()];
        for (int row = 0; row < frequency.length; row++) {
            frequency[row] = frequencies[rows.example(row)];
            recency[row] = recencies[rows.example(row)];
            age[row] = ages[rows.example(row)];
        }
        bought = Grouping.of(frequency, age, age);
    }

    /** How many. */
    public int size() {
        return frequency.length;
    }

    /** The row that the customer of this number has. */
    public int of(int customer) {
        return rows.groupOf(customer);
    }

    /** The answer for every row, asked for all at once. */
    public double[] together(OfRows question) {
        return question.of(frequency, recency, age);
    }

    /** The answer for every row, asked once for each frequency and age. */
    public double[] ifAlive(IfAlive question) {
        double[] answers = new double[bought.size()];
        Arrays.setAll(answers, i -> question.of(frequency[bought.example(i)], age[bought.example(i)]));
        double[] ofRows = new double[frequency.length];
        Arrays.setAll(ofRows, row -> answers[bought.groupOf(row)]);
        return ofRows;
    }
}
