package dev.lifecycle.metrics.value.purchase;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.value.numeric.Checks;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.distinct.DistinctRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a purchase model expects of every customer of a summary over one horizon. Identical rows are computed once, so a million
 * customers cost what their distinct rows cost.
 */
public final class Predictions implements Result {

    private final PurchaseModel model;
    private final PurchaseSummary summary;
    private final double horizon;
    private final double[] alive;
    private final double[] purchases;

    private Predictions(PurchaseModel model, PurchaseSummary summary, double horizon) {
        this.model = model;
        this.summary = summary;
        this.horizon = horizon;
        alive = new double[summary.size()];
        purchases = new double[summary.size()];
    }

    static Predictions of(PurchaseModel model, PurchaseSummary summary, double horizon) {
        Checks.notNegative("horizon", horizon);
        Predictions all = new Predictions(model, summary, horizon);
        DistinctRows rows = new DistinctRows(summary);
        double[] alive = rows.together(model::probabilitiesAlive);
        double[] ifAlive = rows.ifAlive((frequency, age) -> model.expectedPurchasesIfAlive(frequency, age, horizon));
        for (int customer = 0; customer < all.alive.length; customer++) {
            int row = rows.of(customer);
            all.alive[customer] = alive[row];
            all.purchases[customer] = alive[row] * ifAlive[row];
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

    /** The customer's {@link PurchaseModel#probabilityAlive(CustomerSummary, double)} at the horizon. */
    public double probabilityAliveThen(Object customer) {
        CustomerSummary known = summary.of(customer);
        return probabilityAlive(customer) * model.probabilityStaying(known.frequency(), known.age(), horizon);
    }

    /** Those of whom the model {@linkplain PurchaseModel#isAliveByConstruction cannot say anything but} that they are alive, in the order of the summary. */
    public List<Object> aliveByConstruction() {
        List<Object> customers = new ArrayList<>();
        summary.forEach((customer, known) -> {
            if (model.isAliveByConstruction(known)) {
                customers.add(customer);
            }
        });
        return customers;
    }

    /** How many customers are expected to be alive at the horizon. */
    public double totalAliveThen() {
        DistinctRows rows = new DistinctRows(summary);
        double[] staying = rows.ifAlive((frequency, age) -> model.probabilityStaying(frequency, age, horizon));
        double sum = 0;
        for (int customer = 0; customer < alive.length; customer++) {
            sum += alive[customer] * staying[rows.of(customer)];
        }
        return sum;
    }

    /** How many customers are expected to be alive at the end of observation. */
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

    /** {@code 2357 customers over 39.0: 1412.6 purchases expected, 986.1 customers alive}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d customers over %s: %.1f purchases expected, %.1f customers alive",
                alive.length,
                horizon,
                totalPurchases(),
                totalAlive());
    }
}
