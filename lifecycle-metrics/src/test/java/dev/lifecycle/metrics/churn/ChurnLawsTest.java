package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Visit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class ChurnLawsTest extends MetricLaws<Visit> {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Override
    protected Map<String, Metric<Visit, ?, ?>> metrics() {
        SilenceChurnDefinition<Visit> silence =
                SilenceChurn.of(Visit::customer, Visit::at).after(20);
        return Map.of(
                "monthly", silence.over(Periods.monthly(PARIS)),
                "restated", silence.restated().over(Periods.weekly(PARIS)),
                "without reactivated", silence.withoutReactivatedInPeriod().over(Periods.monthly(PARIS)),
                "start of period",
                        ChurnRate.of(Visit::customer, Visit::day, v -> v.day().plusDays(20))
                                .startOfPeriod()
                                .observedUntil(Instant.parse("2024-06-01T00:00:00Z"))
                                .over(Period.parse("2024-02"), PARIS),
                "daily sum",
                        ChurnRate.of(
                                        Visit::customer,
                                        Visit::at,
                                        v -> v.isOrder() ? null : v.day().plusDays(20))
                                .dailySum()
                                .observedUntil(Instant.parse("2024-02-20T00:00:00Z"))
                                .over(Period.parse("2024-02"), PARIS),
                "snapshot",
                        ChurnRate.of(Visit::customer, Visit::day, v -> v.day().plusDays(20))
                                .snapshot()
                                .observedUntil(Instant.parse("2024-06-01T00:00:00Z"))
                                .over(Period.parse("2024-02"), PARIS),
                "start plus new by kind",
                        ChurnRate.<Visit>of(Visit::customer, Visit::day, v -> v.isOrder() ? null : v.day())
                                .startPlusNew()
                                .over(Period.parse("2024-02"), PARIS)
                                .by(Visit::kind),
                "reasons by kind",
                        ChurnReasons.of(Visit::kind, Visit::isOrder).metric().by(Visit::customer),
                "reasons", ChurnReasons.of(Visit::kind, Visit::isOrder).metric(),
                "by kind", silence.over(Periods.monthly(PARIS)).by(Visit::kind));
    }

    @Override
    @Provide
    protected Arbitrary<List<Visit>> rows() {
        return Visit.lists();
    }
}
