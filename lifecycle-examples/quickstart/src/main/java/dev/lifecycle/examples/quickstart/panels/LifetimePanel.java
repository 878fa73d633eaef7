package dev.lifecycle.examples.quickstart.panels;

import dev.lifecycle.examples.quickstart.report.Table;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.value.CustomerValue;
import dev.lifecycle.metrics.value.Estimate;
import dev.lifecycle.metrics.value.LifetimeValue;
import dev.lifecycle.metrics.value.PurchaseSummary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What customers will be worth, from their purchases: all together with the interval that the uncertainty of the models gives, by kind of
 * customer, and one by one.
 *
 * @param total      of all customers
 * @param customers  the most valuable first
 * @param segmentOf  what kind of customer
 * @param definition by which it was worked out
 */
public record LifetimePanel(
        Estimate total, List<CustomerValue> customers, Function<String, String> segmentOf, String definition)
        implements Panel {

    /**
     * Works it out.
     *
     * @throws IllegalStateException if the mean spend does not exist
     */
    public static LifetimePanel of(
            LifetimeValue value, PurchaseSummary summary, Function<String, String> segmentOf, String definition) {
        return new LifetimePanel(
                value.estimateTotal(summary, MeasuredRate.DEFAULT_CONFIDENCE),
                value.top(summary, summary.size()),
                segmentOf,
                definition);
    }

    /** What a customer is worth on average. */
    public double mean() {
        return customers.isEmpty() ? 0 : total.value() / customers.size();
    }

    @Override
    public List<Table> tables() {
        Table sums = new Table("lifetime_value", "persona,customers,value,low,high,mean,definition");
        Map<String, List<CustomerValue>> segments = customers.stream()
                .collect(Collectors.groupingBy(
                        one -> segmentOf.apply(one.customer().toString()), TreeMap::new, Collectors.toList()));
        if (segments.size() > 1) {
            segments.forEach((segment, ones) -> {
                double sum = ones.stream().mapToDouble(CustomerValue::value).sum();
                sums.row(segment, ones.size(), sum, null, null, sum / ones.size(), definition);
            });
        }
        sums.row(
                "all",
                customers.size(),
                total.value(),
                total.interval().map(interval -> (Object) interval.low()),
                total.interval().map(interval -> (Object) interval.high()),
                mean(),
                definition);
        Table each = new Table("lifetime_value_customers", "customer,value,probability_alive");
        customers.forEach(one -> each.row(one.customer(), one.value(), one.probabilityAlive()));
        return List.of(sums, each);
    }
}
