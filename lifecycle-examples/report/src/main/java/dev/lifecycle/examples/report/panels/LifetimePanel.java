package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.value.fit.Fitted;
import dev.lifecycle.metrics.value.fit.ModelEstimate;
import dev.lifecycle.metrics.value.fit.Verdict;
import dev.lifecycle.metrics.value.lifetime.CustomerValue;
import dev.lifecycle.metrics.value.lifetime.LifetimeValue;
import dev.lifecycle.metrics.value.lifetime.LifetimeValueDefinition;
import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What the customers of one shop will be worth, from their purchases: all together and by kind of customer, with the interval that the
 * uncertainty of the models gives, and one by one.
 *
 * @param shop       whose
 * @param worth      of the customers of each kind, and of all
 * @param customers  the most valuable first
 * @param verdict    on the models: of those that are not to be trusted the first, else that they converged
 * @param definition by which it was worked out
 */
public record LifetimePanel(
        String shop,
        Segmented<String, Worth> worth,
        List<CustomerValue> customers,
        Verdict.Kind verdict,
        String definition)
        implements Panel {

    /**
     * What some customers will be worth together.
     *
     * @param customers how many
     * @param value     of all of them
     */
    public record Worth(long customers, ModelEstimate value) {

        /** What one of them is worth on average. */
        public double mean() {
            return customers == 0 ? 0 : value.value() / customers;
        }
    }

    /**
     * Works it out on these terms: margin, discount and horizon.
     *
     * @throws IllegalStateException if the mean spend does not exist
     */
    public static LifetimePanel of(
            String shop,
            BgNbd purchases,
            GammaGamma spend,
            Function<LifetimeValueDefinition, LifetimeValue> terms,
            Segmented<String, PurchaseSummary> summary,
            String definition) {
        LifetimeValue value = terms.apply(LifetimeValue.of(purchases, spend));
        Map<String, Worth> segments = new LinkedHashMap<>();
        Segments.ofSeveral(summary).forEach((segment, own) -> segments.put(segment, worth(value, own)));
        return new LifetimePanel(
                shop,
                new Segmented<>(segments, worth(value, summary.total())),
                value.top(summary.total(), summary.total().size()),
                verdict(purchases, spend),
                definition);
    }

    private static Verdict.Kind verdict(Fitted<?>... models) {
        return Arrays.stream(models)
                .flatMap(model -> model.fit().stream())
                .map(fit -> fit.verdict().kind())
                .filter(kind -> kind != Verdict.Kind.CONVERGED)
                .findFirst()
                .orElse(Verdict.Kind.CONVERGED);
    }

    private static Worth worth(LifetimeValue value, PurchaseSummary summary) {
        return new Worth(summary.size(), value.estimateTotal(summary, MeasuredRate.DEFAULT_CONFIDENCE));
    }

    @Override
    public List<Table> tables() {
        Table sums = new Table("lifetime_value", "shop,persona,customers,value,low,high,mean,verdict,definition");
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
                verdict,
                definition);
    }
}
