package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import dev.lifecycle.metrics.Period;
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
        metrics.put("monthly", retention.monthly(PARIS));
        metrics.put(
                "daily until",
                retention.observedUntil(LocalDate.of(2024, 3, 10)).daily(PARIS));
        metrics.put("weekly on or after", retention.onOrAfter().weekly(PARIS, DayOfWeek.SUNDAY));
        metrics.put("recurring", retention.recurring().weekly(PARIS));
        metrics.put("brackets", retention.brackets(1, 3, 7).daily(PARIS));
        metrics.put("by kind", retention.monthly(PARIS).by(Visit::kind));
        metrics.put(
                "first ever",
                retention.startedBy("order", Visit::isOrder).firstEver().weekly(PARIS));
        metrics.put(
                "returned by order",
                retention.returnedBy("order", Visit::isOrder).weekly(PARIS));
        metrics.put("by sign-up", retention.bornAt(Visit::signedUp).onOrAfter().weekly(PARIS));
        GrowthDefinition<Visit> growth = Growth.of(Visit::customer, Visit::day);
        metrics.put("growth", growth.weekly(PARIS));
        metrics.put("growth by sign-up", growth.bornAt(Visit::signedUp).monthly(PARIS));
        metrics.put("repeat", RepeatRate.of(Visit::customer, Visit::day).in(PARIS));
        metrics.put(
                "repeat rows in 30 days",
                RepeatRate.of(Visit::customer, Visit::at)
                        .countingEveryRow()
                        .within(30)
                        .in(PARIS));
        StickinessDefinition<Visit> stickiness = Stickiness.of(Visit::customer, Visit::at);
        metrics.put("stickiness", stickiness.weekly(PARIS));
        metrics.put(
                "stickiness twice",
                stickiness.atLeast(2).during(Period.parse("2024-01")).weekly(PARIS));
        RollingDefinition<Visit> rolling = RollingRetention.of(Visit::customer, Visit::at);
        metrics.put("rolling", rolling.in(RollingUnit.DAY));
        metrics.put(
                "rolling on or after",
                rolling.roundedDownToTheHour().onOrAfter().in(RollingUnit.WEEK));
        metrics.put(
                "rolling recurring",
                rolling.startedBy("order", Visit::isOrder).recurring().in(RollingUnit.DAY));
        metrics.put(
                "rolling brackets until",
                rolling.brackets(1, 3, 7)
                        .returnedBy("order", Visit::isOrder)
                        .observedUntil(Instant.parse("2024-03-10T00:00:00Z"))
                        .in(RollingUnit.DAY));
        metrics.put("rolling by kind", rolling.in(RollingUnit.MONTH).by(Visit::kind));
        metrics.put(
                "stickiness until",
                stickiness.observedUntil(LocalDate.of(2024, 3, 10)).daily(PARIS));
        metrics.put("growth by kind", growth.monthly(PARIS).by(Visit::kind));
        metrics.put("stickiness by kind", stickiness.daily(PARIS).by(Visit::kind));
        metrics.put(
                "repeat by kind until",
                RepeatRate.of(Visit::customer, Visit::at)
                        .observedUntil(LocalDate.of(2024, 3, 10))
                        .in(PARIS)
                        .by(Visit::kind));
        return metrics;
    }

    @Override
    @Provide
    protected Arbitrary<List<Visit>> rows() {
        return Visit.lists();
    }
}
