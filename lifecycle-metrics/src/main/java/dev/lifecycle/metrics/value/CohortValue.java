package dev.lifecycle.metrics.value;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The value of every customer of a summary. Purchases are computed once for each distinct row and spend once for each customer, and
 * each of them only when its own model changes: an interval moves one parameter at a time.
 */
final class CohortValue {

    private final PurchaseSummary summary;
    private final SummaryColumns columns;
    private final DistinctRows rows;

    CohortValue(PurchaseSummary summary) {
        this.summary = summary;
        columns = summary.columns();
        rows = new DistinctRows(columns);
    }

    /** The discounted purchases expected of each distinct row. */
    double[] purchases(LifetimeValue definition) {
        double[] purchases = rows.ifAlive(definition::ifAlive);
        double[] alive = rows.alive(definition.purchases());
        for (int row = 0; row < purchases.length; row++) {
            purchases[row] *= alive[row];
        }
        return purchases;
    }

    /** What a purchase is worth, summed over the customers of each distinct row; NaN where a mean spend does not exist. */
    double[] spend(LifetimeValue definition) {
        double[] spend = new double[rows.size()];
        for (int customer = 0; customer < columns.size(); customer++) {
            spend[rows.of(customer)] += definition.perPurchase(columns.row(customer));
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
        double[] alive = rows.alive(definition.purchases());
        return IntStream.range(0, columns.size())
                .mapToObj(i -> new CustomerValue(
                        summary.customer(i),
                        purchases[rows.of(i)] * definition.perPurchase(columns.row(i)),
                        alive[rows.of(i)]))
                .filter(value -> !Double.isNaN(value.value()));
    }
}
