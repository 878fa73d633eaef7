package dev.lifecycle.metrics.effect;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import dev.lifecycle.metrics.Visit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class EffectLawsTest extends MetricLaws<Visit> {

    @Override
    protected Map<String, Metric<Visit, ?, ?>> metrics() {
        UpliftDefinition<Visit> uplift =
                Uplift.of(Visit::customer, (Visit v) -> v.customer().compareTo("c") < 0, Visit::isOrder);
        AttributionDefinition<Visit> owed = Attribution.of(
                Visit::customer, Visit::at, (Visit v) -> "channel-" + v.day().getDayOfMonth() % 3, Visit::isOrder);
        return Map.of(
                "uplift", uplift.metric(),
                "uplift of amounts",
                        uplift.amount((Visit v) -> BigDecimal.valueOf(v.day().getDayOfYear(), 2))
                                .metric(),
                "contradictory",
                        Uplift.of(Visit::customer, Visit::isOrder, Visit::isOrder)
                                .metric()
                                .by(Visit::kind),
                "owed", owed.metric(),
                "owed within a time, as of",
                        owed.within(Duration.ofDays(20))
                                .observedUntil(Visit.ORIGIN
                                        .plusDays(90)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant())
                                .metric(),
                "owed by kind", owed.metric().by(Visit::kind));
    }

    @Override
    @Provide
    protected Arbitrary<List<Visit>> rows() {
        return Visit.lists();
    }
}
