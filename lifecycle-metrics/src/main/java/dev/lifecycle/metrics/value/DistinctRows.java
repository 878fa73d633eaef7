package dev.lifecycle.metrics.value;

import java.util.Arrays;

/**
 * The distinct rows of a summary, and what a model says of each: a million customers cost what their distinct rows cost, and what
 * does not depend on the recency what the distinct pairs of frequency and age do.
 */
final class DistinctRows {

    private final Grouping rows;
    private final Grouping bought;
    private final int[] frequency;
    private final double[] recency;
    private final double[] age;

    /** What a model says of a customer who is alive. */
    @FunctionalInterface
    interface IfAlive {
        double of(int frequency, double age);
    }

    DistinctRows(SummaryColumns columns) {
        rows = Grouping.of(columns.frequency(), columns.recency(), columns.age());
        frequency = new int[rows.size()];
        recency = new double[rows.size()];
        age = new double[rows.size()];
        for (int row = 0; row < frequency.length; row++) {
            frequency[row] = columns.frequency()[rows.example(row)];
            recency[row] = columns.recency()[rows.example(row)];
            age[row] = columns.age()[rows.example(row)];
        }
        bought = Grouping.of(frequency, age, age);
    }

    /** How many. */
    int size() {
        return frequency.length;
    }

    /** The row that the customer has. */
    int of(int customer) {
        return rows.groupOf(customer);
    }

    /** The probability to be alive of every row. */
    double[] alive(PurchaseModel model) {
        if (model instanceof ParetoNbd pareto) {
            return pareto.probabilitiesAlive(frequency, recency, age);
        }
        double[] alive = new double[frequency.length];
        Arrays.setAll(alive, row -> model.probabilityAlive(CustomerSummary.of(frequency[row], recency[row], age[row])));
        return alive;
    }

    /** The answer for every row. */
    double[] ifAlive(IfAlive question) {
        double[] answers = new double[bought.size()];
        Arrays.setAll(answers, i -> question.of(frequency[bought.example(i)], age[bought.example(i)]));
        double[] ofRows = new double[frequency.length];
        Arrays.setAll(ofRows, row -> answers[bought.groupOf(row)]);
        return ofRows;
    }
}
