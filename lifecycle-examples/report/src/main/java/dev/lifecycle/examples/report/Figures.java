package dev.lifecycle.examples.report;

import dev.lifecycle.examples.report.rows.PurchaseDay;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.churn.SilenceChurn;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.RepeatRate;
import dev.lifecycle.metrics.retention.Retention;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What purchases alone say about a customer base.
 *
 * @param customers    with at least one purchase
 * @param purchaseDays pairs of a customer and a day
 * @param lastPurchase the latest day with a purchase; null without any
 */
public record Figures(
        long customers,
        long purchaseDays,
        @Nullable LocalDate lastPurchase,
        Retention retention,
        Growth growth,
        MeasuredRate repeatRate,
        SilenceChurn churn) {

    /**
     * Works them out.
     *
     * @param days     one row for each customer and day with a purchase
     * @param periods  the calendar of cohorts and periods
     * @param silence  days without a purchase after which a customer has churned
     * @param observed the last day that was observed
     */
    public static Figures of(List<PurchaseDay> days, Periods periods, int silence, LocalDate observed) {
        return new Figures(
                days.stream().map(PurchaseDay::customer).distinct().count(),
                days.size(),
                days.stream().map(PurchaseDay::day).max(LocalDate::compareTo).orElse(null),
                days.stream()
                        .collect(Retention.of(PurchaseDay::customer, PurchaseDay::day)
                                .observedUntil(observed)
                                .over(periods)),
                days.stream()
                        .collect(Growth.of(PurchaseDay::customer, PurchaseDay::day)
                                .observedUntil(observed)
                                .over(periods)),
                days.stream()
                        .collect(RepeatRate.of(PurchaseDay::customer, PurchaseDay::day)
                                .observedUntil(observed)
                                .over(periods.zone()))
                        .rate(),
                days.stream()
                        .collect(SilenceChurn.of(PurchaseDay::customer, PurchaseDay::day)
                                .after(silence)
                                .observedUntil(observed)
                                .over(periods)));
    }
}
