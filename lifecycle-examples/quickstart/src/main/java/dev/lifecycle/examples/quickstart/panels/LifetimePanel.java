package dev.lifecycle.examples.quickstart.panels;

import dev.lifecycle.examples.quickstart.report.Table;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.value.CustomerValue;
import dev.lifecycle.metrics.value.Estimate;
import dev.lifecycle.metrics.value.LifetimeValue;
import dev.lifecycle.metrics.value.PurchaseSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the customers of one shop will be worth, from their purchases: all together and by kind of customer, with the interval that the
 * uncertainty of the models gives, and one by one.
 *
 * @param shop       whose
 * @param worth      of the customers of each kind, and of all
 * @param customers  the most valuable first
 * @param definition by which it was worked out
 */
public record LifetimePanel(
        String shop, Segmented<String, Worth> worth, List<CustomerValue> customers, String definition)
        implements Panel {

    /**
     * What some customers will be worth together.
     *
     * @param customers how many
     * @param value     of all of them
     */
    public record Worth(long customers, Estimate value) {

        /** What one of them is worth on average. */
        public double mean() {
            return customers == 0 ? 0 : value.value() / customers;
        }
    }

    /**
     * Works it out.
     *
     * @throws IllegalStateException if the mean spend does not exist
     */
    public static LifetimePanel of(
            String shop, LifetimeValue value, Segmented<String, PurchaseSummary> summary, String definition) {
        Map<String, Worth> segments = new LinkedHashMap<>();
        Segments.ofSeveral(summary).forEach((segment, own) -> segments.put(segment, worth(value, own)));
        return new LifetimePanel(
                shop,
                new Segmented<>(segments, worth(value, summary.total())),
                value.top(summary.total(), summary.total().size()),
                definition);
    }

    private static Worth worth(LifetimeValue value, PurchaseSummary summary) {
        return new Worth(summary.size(), value.estimateTotal(summary, MeasuredRate.DEFAULT_CONFIDENCE));
    }

    @Override
    public List<Table> tables() {
        Table sums = new Table("lifetime_value", "shop,persona,customers,value,low,high,mean,definition");
        worth.segments().forEach((segment, one) -> add(sums, segment, one));
        add(sums, "all", worth.total());
        Table each = new Table("lifetime_value_customers", "customer,value,probability_alive");
        customers.forEach(one -> each.row(one.customer(), one.value(), one.probabilityAlive()));
        return List.of(sums, each);
    }

    private void add(Table sums, String segment, Worth one) {
        var interval = one.value().interval();
        sums.row(
                shop,
                segment,
                one.customers(),
                one.value().value(),
                interval.map(range -> (Object) range.low()),
                interval.map(range -> (Object) range.high()),
                one.mean(),
                definition);
    }
}
