package dev.lifecycle.metrics.value;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The value of every customer of a summary; what an alive customer is worth is computed once for all of one frequency and age. */
final class CohortValue {

    private final PurchaseSummary summary;
    private final double[] values;
    private final double[] alive;

    private record Bought(int frequency, double age) {}

    CohortValue(LifetimeValue definition, PurchaseSummary summary) {
        this.summary = summary;
        SummaryColumns columns = summary.columns();
        values = new double[columns.size()];
        alive = new double[columns.size()];
        Map<Bought, Double> ifAlive = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            CustomerSummary customer = columns.row(i);
            double purchases = ifAlive.computeIfAbsent(
                    new Bought(customer.frequency(), customer.age()), b -> definition.ifAlive(b.frequency, b.age));
            alive[i] = definition.purchases().probabilityAlive(customer);
            values[i] = alive[i] * purchases * definition.perPurchase(customer);
        }
    }

    OptionalDouble total() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return Double.isNaN(sum) ? OptionalDouble.empty() : OptionalDouble.of(sum);
    }

    Stream<CustomerValue> values() {
        return IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .mapToObj(i -> new CustomerValue(summary.customer(i), values[i], alive[i]));
    }
}
