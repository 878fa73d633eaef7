package dev.lifecycle.metrics.engagement;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import dev.lifecycle.metrics.Visit;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class EngagementLawsTest extends MetricLaws<Visit> {

    @Override
    protected Map<String, Metric<Visit, ?, ?>> metrics() {
        Map<String, Metric<Visit, ?, ?>> metrics = new LinkedHashMap<>(Map.of(
                "content",
                        ContentEngagement.of(
                                        Visit::customer,
                                        v -> v.isOrder()
                                                ? null
                                                : Duration.ofSeconds(v.day().getDayOfYear()),
                                        Visit::isOrder)
                                .metric(),
                "sessions",
                        ContentEngagement.of(Visit::customer, v -> null, Visit::isOrder)
                                .perSession(Visit::day)
                                .metric(),
                "content by kind",
                        ContentEngagement.<Visit>of(Visit::customer, v -> null, Visit::isOrder)
                                .metric()
                                .by(Visit::kind),
                "self-service by kind",
                        SelfService.<Visit>of(
                                        Visit::customer,
                                        Visit::at,
                                        v -> v.customer().equals("ann"))
                                .within(Duration.ofDays(3))
                                .metric()
                                .by(Visit::kind),
                "referrals by kind",
                        Referrals.<Visit>of(Visit::customer, Visit::day, Visit::isOrder)
                                .eligible(10)
                                .metric()
                                .by(Visit::kind),
                "self-service",
                        SelfService.of(Visit::customer, Visit::at, Visit::isOrder)
                                .within(Duration.ofDays(3))
                                .metric(),
                "referrals",
                        Referrals.of(
                                        Visit::customer,
                                        v -> List.of("ann", "bob", "cem", "x", "y")
                                                .get(v.day().getDayOfMonth() % 5),
                                        Visit::isOrder)
                                .eligible(10)
                                .metric()));
        UnlockRateDefinition<Visit> unlocks = UnlockRate.of(
                        Visit::customer, (Visit v) -> "guide-" + v.day().getDayOfMonth() % 2, Visit::at, Visit::isOrder)
                .within(Duration.ofDays(20));
        metrics.put("unlocks", unlocks.metric());
        metrics.put(
                "unlocks until",
                unlocks.observedUntil(Visit.ORIGIN
                                .plusDays(90)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant())
                        .metric());
        metrics.put("unlocks by kind", unlocks.metric().by(Visit::kind));
        return metrics;
    }

    @Override
    @Provide
    protected Arbitrary<List<Visit>> rows() {
        return Visit.lists();
    }
}
