package dev.lifecycle.metrics.health;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import dev.lifecycle.metrics.Visit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class HealthLawsTest extends MetricLaws<Visit> {

    private static final Instant LATER =
            Visit.ORIGIN.plusDays(70).atStartOfDay(ZoneOffset.UTC).toInstant();

    @Override
    protected Map<String, Metric<Visit, ?, ?>> metrics() {
        HealthScoreDefinition<Visit> scores = HealthScore.of(Visit::customer, Visit::at)
                .weighted(
                        "month",
                        (Visit v) -> v.isOrder() ? v.day().getMonthValue() : null,
                        40,
                        12,
                        Direction.HIGHER_IS_BETTER)
                .weighted("day", (Visit v) -> v.day().getDayOfMonth(), 60, 31, Direction.LOWER_IS_BETTER);
        RiskSignalsDefinition<Visit> risks = RiskSignals.of(Visit::customer, Visit::at)
                .worth((Visit v) -> BigDecimal.valueOf(v.day().getDayOfYear(), 2))
                .below("month", (Visit v) -> v.isOrder() ? v.day().getMonthValue() : null, 3)
                .above("day", (Visit v) -> v.day().getDayOfMonth(), 20);
        HealthCalibrationDefinition<Visit> learnt = HealthCalibration.of(Visit::customer, Visit::at, Visit::isOrder)
                .measure("day", (Visit v) -> v.day().getDayOfMonth())
                .measure(
                        "month",
                        (Visit v) -> v.day().getDayOfMonth() % 7 == 0
                                ? null
                                : v.day().getMonthValue())
                .atLeast(1);
        Map<String, Metric<Visit, ?, ?>> metrics = new LinkedHashMap<>();
        metrics.put("scores", scores.metric());
        metrics.put(
                "scores until",
                scores.observedUntil(LATER.plus(Duration.ofHours(3))).metric());
        metrics.put("scores by kind", scores.metric().by(Visit::kind));
        metrics.put("risks", risks.metric());
        metrics.put("risks by kind", risks.metric().by(Visit::kind));
        metrics.put("weights", learnt.metric());
        metrics.put("weights judged", learnt.judgedFrom(LATER).metric());
        metrics.put("weights by kind", learnt.metric().by(Visit::kind));
        return metrics;
    }

    @Override
    @Provide
    protected Arbitrary<List<Visit>> rows() {
        return Visit.lists();
    }
}
