package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import dev.lifecycle.metrics.Period;
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
        SilenceDefinition<Visit> silence =
                SilenceChurn.of(Visit::customer, Visit::at).after(20);
        return Map.of(
                "monthly", silence.monthly(PARIS),
                "restated", silence.restated().weekly(PARIS),
                "without reactivated", silence.withoutReactivatedInPeriod().monthly(PARIS),
                "start of period",
                        ChurnRate.startOfPeriod(Period.parse("2024-02"), PARIS)
                                .of(Visit::customer, Visit::day, v -> v.day().plusDays(20)),
                "daily sum",
                        ChurnRate.dailySum(Period.parse("2024-02"), PARIS)
                                .observedUntil(Instant.parse("2024-02-20T00:00:00Z"))
                                .of(
                                        Visit::customer,
                                        Visit::at,
                                        v -> v.isOrder() ? null : v.day().plusDays(20)),
                "snapshot",
                        ChurnRate.snapshot(Period.parse("2024-02"), PARIS)
                                .of(Visit::customer, Visit::day, v -> v.day().plusDays(20)),
                "start plus new by kind",
                        ChurnRate.startPlusNew(Period.parse("2024-02"), PARIS)
                                .<Visit>of(
                                        Visit::customer,
                                        Visit::day,
                                        v -> v.day().plusDays(20))
                                .by(Visit::kind),
                "reasons by kind", ChurnReasons.of(Visit::kind, Visit::isOrder).by(Visit::customer),
                "reasons", ChurnReasons.of(Visit::kind, Visit::isOrder),
                "by kind", silence.monthly(PARIS).by(Visit::kind));
    }

    @Override
    @Provide
    protected Arbitrary<List<Visit>> rows() {
        return Visit.lists();
    }
}
