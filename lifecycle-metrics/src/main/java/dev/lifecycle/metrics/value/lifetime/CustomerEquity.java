package dev.lifecycle.metrics.value.lifetime;

import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.distinct.DistinctRows;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The value of every customer of a summary. Purchases are computed once for each distinct row and spend once for each customer, and
 * each of them only when its own model changes: an interval moves one parameter at a time.
 */
final class CustomerEquity {

    private final PurchaseSummary summary;
    private final DistinctRows rows;

    CustomerEquity(PurchaseSummary summary) {
        this.summary = summary;
        rows = new DistinctRows(summary);
    }

    /** The discounted purchases expected of each distinct row. */
    double[] purchases(LifetimeValue definition) {
        double[] purchases = rows.ifAlive(definition::ifAlive);
        double[] alive = rows.together(definition.purchases()::probabilitiesAlive);
        for (int row = 0; row < purchases.length; row++) {
            purchases[row] *= alive[row];
        }
        return purchases;
    }

    /** What a purchase is worth, summed over the customers of each distinct row; NaN where a mean spend does not exist. */
    double[] spend(LifetimeValue definition) {
        double[] spend = new double[rows.size()];
        for (int customer = 0; customer < summary.size(); customer++) {
            spend[rows.of(customer)] += definition.perPurchase(summary.row(customer));
        }
        return spend;
    }

    /** The value of all customers; empty where a mean spend does not exist. */
    static OptionalDouble total(double[] purchases, double[] spend) {
        double sum = 0;
        for (int row = 0; row < purchases.length; row++) {
            sum += purchases[row] * spend[row];
        }
        return Double.isNaN(sum) ? OptionalDouble.empty() : OptionalDouble.of(sum);
    }

    /** The value of each customer who has one, in the order of the summary. */
    Stream<CustomerValue> values(LifetimeValue definition) {
        double[] purchases = purchases(definition);
        double[] alive = rows.together(definition.purchases()::probabilitiesAlive);
        return IntStream.range(0, summary.size())
                .mapToObj(i -> new CustomerValue(
                        summary.customer(i),
                        purchases[rows.of(i)] * definition.perPurchase(summary.row(i)),
                        alive[rows.of(i)]))
                .filter(value -> !Double.isNaN(value.value()));
    }
}
