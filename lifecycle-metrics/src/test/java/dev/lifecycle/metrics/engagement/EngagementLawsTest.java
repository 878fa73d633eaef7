package dev.lifecycle.metrics.engagement;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import dev.lifecycle.metrics.Visit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class EngagementLawsTest extends MetricLaws<Visit> {

    @Override
    protected Map<String, Metric<Visit, ?, ?>> metrics() {
        return Map.of(
                "content",
                        ContentEngagement.of(
                                Visit::customer,
                                v -> v.isOrder()
                                        ? null
                                        : Duration.ofSeconds(v.day().getDayOfYear()),
                                Visit::isOrder),
                "sessions", ContentEngagement.of(Visit::customer, v -> null, Visit::isOrder, Visit::day),
                "content by kind",
                        ContentEngagement.<Visit>of(Visit::customer, v -> null, Visit::isOrder)
                                .by(Visit::kind),
                "self-service by kind",
                        SelfService.<Visit>of(
                                        Visit::customer,
                                        Visit::at,
                                        v -> v.customer().equals("ann"),
                                        Duration.ofDays(3))
                                .by(Visit::kind),
                "referrals by kind",
                        Referrals.<Visit>of(Visit::customer, Visit::day, Visit::isOrder, 10)
                                .by(Visit::kind),
                "self-service", SelfService.of(Visit::customer, Visit::at, Visit::isOrder, Duration.ofDays(3)),
                "referrals",
                        Referrals.of(
                                Visit::customer,
                                v -> List.of("ann", "bob", "cem", "x", "y")
                                        .get(v.day().getDayOfMonth() % 5),
                                Visit::isOrder,
                                10));
    }

    @Override
    @Provide
    protected Arbitrary<List<Visit>> rows() {
        return Visit.lists();
    }
}
