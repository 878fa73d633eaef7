package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.TwoLevelLaws;
import dev.lifecycle.metrics.Visit;
import dev.lifecycle.metrics.churn.SilenceChurn;
import dev.lifecycle.metrics.churn.SilenceChurnDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class RetentionTwoLevelsTest extends TwoLevelLaws<Visit> {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate END = LocalDate.of(2024, 4, 10);
    private static final Instant CUT = Instant.parse("2024-04-10T12:00:00Z");

    @Override
    protected Map<String, Metric<Visit, ?, ?>> metrics() {
        Map<String, Metric<Visit, ?, ?>> metrics = new LinkedHashMap<>();
        RetentionDefinition<Visit> retention =
                Retention.<Visit>of(Visit::customer, Visit::at).observedUntil(END);
        metrics.put("monthly", retention.over(Periods.monthly(PARIS)));
        metrics.put("daily", retention.over(Periods.daily(PARIS)));
        metrics.put("cut within a day", retention.observedUntil(CUT).over(Periods.weekly(PARIS)));
        metrics.put("weekly on or after", retention.onOrAfter().over(Periods.weekly(PARIS)));
        metrics.put("recurring", retention.recurring().over(Periods.weekly(PARIS)));
        metrics.put("brackets", retention.brackets(1, 3, 7).over(Periods.daily(PARIS)));
        metrics.put(
                "first ever",
                retention.startedBy("order", Visit::isOrder).firstEver().over(Periods.weekly(PARIS)));
        metrics.put(
                "returned by order",
                retention.returnedBy("order", Visit::isOrder).over(Periods.weekly(PARIS)));
        metrics.put("by sign-up", retention.bornAt(Visit::signedUp).onOrAfter().over(Periods.weekly(PARIS)));
        GrowthDefinition<Visit> growth =
                Growth.<Visit>of(Visit::customer, Visit::day).observedUntil(END);
        metrics.put("growth", growth.over(Periods.weekly(PARIS)));
        metrics.put("growth cut", growth.observedUntil(CUT).over(Periods.daily(PARIS)));
        metrics.put("growth by sign-up", growth.bornAt(Visit::signedUp).over(Periods.monthly(PARIS)));
        SilenceChurnDefinition<Visit> silence =
                SilenceChurn.<Visit>of(Visit::customer, Visit::at).after(20).observedUntil(END);
        metrics.put("silence", silence.over(Periods.monthly(PARIS)));
        metrics.put("silence restated", silence.restated().observedUntil(CUT).over(Periods.weekly(PARIS)));
        metrics.put(
                "silence without reactivated",
                silence.withoutReactivatedInPeriod().over(Periods.monthly(PARIS)));
        RollingActivesDefinition<Visit> actives =
                RollingActives.<Visit>of(Visit::customer, Visit::at).observedUntil(END);
        metrics.put("rolling actives", actives.over(PARIS));
        metrics.put(
                "rolling actives in other windows",
                actives.windows(2, 5, 40).observedUntil(CUT).over(PARIS));
        RepeatRateDefinition<Visit> repeat =
                RepeatRate.<Visit>of(Visit::customer, Visit::day).observedUntil(END);
        metrics.put("repeat", repeat.over(PARIS));
        metrics.put(
                "repeat rows in 30 days", repeat.countingEveryRow().within(30).over(PARIS));
        StickinessDefinition<Visit> stickiness =
                Stickiness.<Visit>of(Visit::customer, Visit::at).observedUntil(END);
        metrics.put("stickiness", stickiness.over(Periods.weekly(PARIS)));
        metrics.put(
                "stickiness twice",
                stickiness.atLeast(2).during(Period.parse("2024-01")).over(Periods.weekly(PARIS)));
        RollingRetentionDefinition<Visit> rolling =
                RollingRetention.<Visit>of(Visit::customer, Visit::at).observedUntil(CUT);
        metrics.put("rolling", rolling.over(RollingUnit.DAY));
        metrics.put(
                "rolling on or after",
                rolling.roundedDownToTheHour().onOrAfter().over(RollingUnit.WEEK));
        metrics.put(
                "rolling recurring",
                rolling.startedBy("order", Visit::isOrder).recurring().over(RollingUnit.DAY));
        metrics.put(
                "rolling first ever",
                rolling.startedBy("order", Visit::isOrder).firstEver().over(RollingUnit.MONTH));
        metrics.put(
                "rolling brackets",
                rolling.brackets(1, 3, 7).returnedBy("order", Visit::isOrder).over(RollingUnit.DAY));
        return metrics;
    }

    @Override
    @Provide
    protected Arbitrary<List<Visit>> rows() {
        return Visit.lists();
    }
}
