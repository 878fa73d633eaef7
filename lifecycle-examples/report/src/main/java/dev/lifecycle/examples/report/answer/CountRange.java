package dev.lifecycle.examples.report.answer;

import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import java.util.HashMap;
import java.util.Map;

/**
 * Between how many purchases a customer will make in a time to come, with a probability of 90 % by the model as it was fitted: a twentieth lies
 * below and a twentieth above. Customers of one age and count share their distribution; where there are many, ages go by whole weeks.
 */
final class CountRange {

    /** From so many customers on, ages are rounded to whole weeks. */
    static final int MANY = 50_000;

    private static final double TAIL = 0.05;
    private static final int MOST = 10_000;

    private final PurchaseModel model;
    private final double weeks;
    private final boolean wholeWeeks;
    private final Map<Key, double[]> cumulated = new HashMap<>();

    private record Key(int frequency, double age) {}

    /** A lower and an upper number of purchases. */
    record Range(int low, int high) {}

    CountRange(PurchaseModel model, double weeks, boolean wholeWeeks) {
        this.model = model;
        this.weeks = weeks;
        this.wholeWeeks = wholeWeeks;
    }

    Range of(CustomerSummary customer, double alive) {
        double age = wholeWeeks ? Math.rint(customer.age()) : customer.age();
        double[] ifAlive = cumulated.computeIfAbsent(new Key(customer.frequency(), age), this::distribution);
        return new Range(quantile(ifAlive, alive, TAIL), quantile(ifAlive, alive, 1 - TAIL));
    }

    /** The probabilities of at most so many, up to where hardly anybody is left. */
    private double[] distribution(Key key) {
        double[] sums = new double[8];
        double sum = 0;
        int count = 0;
        while (count < MOST && (count == 0 || sum < 1 - TAIL)) {
            sum += model.probabilityOfPurchasesIfAlive(key.frequency, key.age, count, weeks);
            if (count == sums.length) {
                sums = java.util.Arrays.copyOf(sums, 2 * count);
            }
            sums[count++] = sum;
        }
        return java.util.Arrays.copyOf(sums, count);
    }

    /** Who is not alive buys nothing. */
    private static int quantile(double[] ifAlive, double alive, double level) {
        int count = 0;
        while (count < ifAlive.length - 1 && 1 - alive + alive * ifAlive[count] < level) {
            count++;
        }
        return count;
    }
}
