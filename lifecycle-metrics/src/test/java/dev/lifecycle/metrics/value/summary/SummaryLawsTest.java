package dev.lifecycle.metrics.value.summary;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import dev.lifecycle.metrics.Visit;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class SummaryLawsTest extends MetricLaws<Visit> {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Override
    protected Map<String, Metric<Visit, ?, ?>> metrics() {
        PurchaseSummaryDefinition<Visit> purchases =
                PurchaseSummary.of(Visit::customer, Visit::day, v -> v.day().getDayOfMonth());
        LocalDate until = LocalDate.of(2024, 3, 1);
        return Map.of(
                "weeks", purchases.over(TimeUnit.weeks(PARIS), until),
                "days", purchases.over(TimeUnit.days(PARIS), until),
                "with holdout", purchases.holdoutUntil(until.plusDays(9)).over(TimeUnit.days(PARIS), until));
    }

    @Override
    @Provide
    protected Arbitrary<List<Visit>> rows() {
        return Visit.lists();
    }
}
