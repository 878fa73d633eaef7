package dev.lifecycle.metrics.value;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a purchase model expects of every customer of a summary over one horizon. Identical rows are computed once, so a million
 * customers cost what their distinct rows cost.
 */
public final class Predictions {

    private final PurchaseSummary summary;
    private final double horizon;
    private final double[] alive;
    private final double[] purchases;

    private Predictions(PurchaseSummary summary, double horizon) {
        this.summary = summary;
        this.horizon = horizon;
        alive = new double[summary.size()];
        purchases = new double[summary.size()];
    }

    private record Bought(int frequency, double age) {}

    static Predictions of(PurchaseModel model, PurchaseSummary summary, double horizon) {
        Checks.notNegative("horizon", horizon);
        Predictions all = new Predictions(summary, horizon);
        SummaryColumns columns = summary.columns();
        Grouping groups = Grouping.of(columns.frequency(), columns.recency(), columns.age());
        double[] aliveOf = new double[groups.size()];
        double[] purchasesOf = new double[groups.size()];
        Map<Bought, Double> ifAlive = new HashMap<>();
        ToDoubleFunction<Bought> compute = b -> model.expectedPurchasesIfAlive(b.frequency, b.age, horizon);
        for (int g = 0; g < groups.size(); g++) {
            CustomerSummary customer = columns.row(groups.example(g));
            aliveOf[g] = model.probabilityAlive(customer);
            purchasesOf[g] = aliveOf[g]
                    * ifAlive.computeIfAbsent(new Bought(customer.frequency(), customer.age()), compute::applyAsDouble);
        }
        for (int i = 0; i < all.alive.length; i++) {
            all.alive[i] = aliveOf[groups.groupOf(i)];
            all.purchases[i] = purchasesOf[groups.groupOf(i)];
        }
        return all;
    }

    /** The horizon, in the unit of the summary. */
    public double horizon() {
        return horizon;
    }

    /** The customer's {@link PurchaseModel#probabilityAlive}. */
    public double probabilityAlive(Object customer) {
        return alive[summary.indexOf(customer)];
    }

    /** The customer's {@link PurchaseModel#expectedPurchases(CustomerSummary, double)} up to the horizon. */
    public double expectedPurchases(Object customer) {
        return purchases[summary.indexOf(customer)];
    }

    /** How many customers are expected to be alive. */
    public double totalAlive() {
        return sum(alive);
    }

    /** How many purchases are expected of all customers up to the horizon. */
    public double totalPurchases() {
        return sum(purchases);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
