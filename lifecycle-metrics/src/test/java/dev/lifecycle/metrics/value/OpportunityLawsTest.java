package dev.lifecycle.metrics.value;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import dev.lifecycle.metrics.Visit;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class OpportunityLawsTest extends MetricLaws<Visit> {

    @Override
    protected Map<String, Metric<Visit, ?, ?>> metrics() {
        return Map.of(
                "to the end",
                        OpportunitySummary.of(Visit::customer, v -> v.day().getDayOfYear() % 10, 9),
                "with holdout",
                        OpportunitySummary.of(Visit::customer, v -> v.day().getDayOfYear() % 10, 5)
                                .holdoutUntil(8));
    }

    @Override
    @Provide
    protected Arbitrary<List<Visit>> rows() {
        return Visit.lists();
    }
}
