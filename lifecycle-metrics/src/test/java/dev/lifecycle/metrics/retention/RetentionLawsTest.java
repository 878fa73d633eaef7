package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Visit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class RetentionLawsTest extends MetricLaws<Visit> {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Override
    protected Map<String, Metric<Visit, ?, ?>> metrics() {
        RetentionDefinition<Visit> retention = Retention.of(Visit::customer, Visit::at);
        Map<String, Metric<Visit, ?, ?>> metrics = new LinkedHashMap<>();
        metrics.put("monthly", retention.over(Periods.monthly(PARIS)));
        metrics.put(
                "daily until",
                retention.observedUntil(LocalDate.of(2024, 3, 10)).over(Periods.daily(PARIS)));
        metrics.put("weekly on or after", retention.onOrAfter().over(Periods.weekly(PARIS, DayOfWeek.SUNDAY)));
        metrics.put("recurring", retention.recurring().over(Periods.weekly(PARIS)));
        metrics.put("brackets", retention.brackets(1, 3, 7).over(Periods.daily(PARIS)));
        metrics.put("by kind", retention.over(Periods.monthly(PARIS)).by(Visit::kind));
        metrics.put(
                "first ever",
                retention.startedBy("order", Visit::isOrder).firstEver().over(Periods.weekly(PARIS)));
        metrics.put(
                "returned by order",
                retention.returnedBy("order", Visit::isOrder).over(Periods.weekly(PARIS)));
        metrics.put("by sign-up", retention.bornAt(Visit::signedUp).onOrAfter().over(Periods.weekly(PARIS)));
        GrowthDefinition<Visit> growth = Growth.of(Visit::customer, Visit::day);
        metrics.put("growth", growth.over(Periods.weekly(PARIS)));
        metrics.put("growth by sign-up", growth.bornAt(Visit::signedUp).over(Periods.monthly(PARIS)));
        RollingActivesDefinition<Visit> actives = RollingActives.of(Visit::customer, Visit::at);
        metrics.put("rolling actives", actives.over(PARIS));
        metrics.put(
                "rolling actives until",
                actives.windows(5).observedUntil(LocalDate.of(2024, 3, 10)).over(PARIS));
        metrics.put("rolling actives by kind", actives.over(PARIS).by(Visit::kind));
        CohortGridDefinition<Visit> grid = CohortGrid.of(
                Visit::customer, Visit::at, (Visit v) -> v.isOrder() ? v.day().getDayOfMonth() / 8.0 : null);
        metrics.put("cohort grid", grid.over(Periods.monthly(PARIS)));
        metrics.put(
                "cohort grid until",
                grid.observedUntil(LocalDate.of(2024, 3, 10)).over(Periods.weekly(PARIS)));
        metrics.put("cohort grid by kind", grid.over(Periods.monthly(PARIS)).by(Visit::kind));
        metrics.put("repeat", RepeatRate.of(Visit::customer, Visit::day).over(PARIS));
        metrics.put(
                "repeat rows in 30 days",
                RepeatRate.of(Visit::customer, Visit::at)
                        .countingEveryRow()
                        .within(30)
                        .over(PARIS));
        StickinessDefinition<Visit> stickiness = Stickiness.of(Visit::customer, Visit::at);
        metrics.put("stickiness", stickiness.over(Periods.weekly(PARIS)));
        metrics.put(
                "stickiness twice",
                stickiness.atLeast(2).during(Period.parse("2024-01")).over(Periods.weekly(PARIS)));
        RollingRetentionDefinition<Visit> rolling = RollingRetention.of(Visit::customer, Visit::at);
        metrics.put("rolling", rolling.over(RollingUnit.DAY));
        metrics.put(
                "rolling on or after",
                rolling.roundedDownToTheHour().onOrAfter().over(RollingUnit.WEEK));
        metrics.put(
                "rolling recurring",
                rolling.startedBy("order", Visit::isOrder).recurring().over(RollingUnit.DAY));
        metrics.put(
                "rolling brackets until",
                rolling.brackets(1, 3, 7)
                        .returnedBy("order", Visit::isOrder)
                        .observedUntil(Instant.parse("2024-03-10T00:00:00Z"))
                        .over(RollingUnit.DAY));
        metrics.put("rolling by kind", rolling.over(RollingUnit.MONTH).by(Visit::kind));
        metrics.put(
                "stickiness until",
                stickiness.observedUntil(LocalDate.of(2024, 3, 10)).over(Periods.daily(PARIS)));
        metrics.put("growth by kind", growth.over(Periods.monthly(PARIS)).by(Visit::kind));
        metrics.put("stickiness by kind", stickiness.over(Periods.daily(PARIS)).by(Visit::kind));
        metrics.put(
                "repeat by kind until",
                RepeatRate.of(Visit::customer, Visit::at)
                        .observedUntil(LocalDate.of(2024, 3, 10))
                        .over(PARIS)
                        .by(Visit::kind));
        return metrics;
    }

    @Override
    @Provide
    protected Arbitrary<List<Visit>> rows() {
        return Visit.lists();
    }
}
