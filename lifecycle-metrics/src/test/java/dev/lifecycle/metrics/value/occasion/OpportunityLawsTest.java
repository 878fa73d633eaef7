package dev.lifecycle.metrics.value.occasion;

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
                        OpportunitySummary.<Visit>of(
                                        Visit::customer, v -> v.day().getDayOfYear() % 10)
                                .over(9),
                "with holdout",
                        OpportunitySummary.<Visit>of(
                                        Visit::customer, v -> v.day().getDayOfYear() % 10)
                                .holdoutUntil(8)
                                .over(5));
    }

    @Override
    @Provide
    protected Arbitrary<List<Visit>> rows() {
        return Visit.lists();
    }
}
