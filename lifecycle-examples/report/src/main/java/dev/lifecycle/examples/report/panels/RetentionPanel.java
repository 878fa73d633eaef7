package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.rows.PurchaseDay;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.retention.Cohort;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.retention.RetentionDefinition;
import dev.lifecycle.metrics.retention.RollingRetention;
import dev.lifecycle.metrics.retention.RollingUnit;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/**
 * Who bought again, in four readings that answer differently: in exactly the k-th calendar period, in it or later, and both in steps of
 * thirty days from each customer's own first purchase.
 *
 * @param calendar by cohort: on, then on or after; each by kind of customer, and in all
 * @param rolling  without cohorts: on, then on or after
 */
public record RetentionPanel(List<Segmented<String, Retention>> calendar, List<RollingRetention> rolling)
        implements Panel {

    /** Later periods than this are in no table: cohorts by the day would fill it. */
    private static final int MOST = 60;

    /** Works it out. */
    public static RetentionPanel of(
            List<PurchaseDay> days, Periods periods, LocalDate observed, Function<String, String> segmentOf) {
        RetentionDefinition<PurchaseDay> bought =
                Retention.of(PurchaseDay::customer, PurchaseDay::day).observedUntil(observed);
        // a purchase log has days and no times: each counts from its midnight, so that all steps are whole days
        var rolling = RollingRetention.of(
                        PurchaseDay::customer,
                        (PurchaseDay day) ->
                                day.day().atStartOfDay(ZoneOffset.UTC).toInstant())
                .observedUntil(observed.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        return new RetentionPanel(
                List.of(
                        bySegment(days, bought.over(periods), segmentOf),
                        bySegment(days, bought.onOrAfter().over(periods), segmentOf)),
                List.of(
                        collect(days, rolling.over(RollingUnit.MONTH)),
                        collect(days, rolling.onOrAfter().over(RollingUnit.MONTH))));
    }

    @Override
    public List<Table> tables() {
        Table cohorts = new Table("retention", "cohort,size,k," + Table.RATE);
        Table means = new Table("retention_mean", "k,simple_mean," + Table.RATE);
        Table personas = new Table("retention_by_persona", "persona,cohort,size,k," + Table.RATE);
        for (Segmented<String, Retention> one : calendar) {
            Retention all = one.total();
            all.cohorts().forEach(cohort -> cells(cohorts, List.of(), cohort));
            for (int k = 0; k < Math.min(MOST, all.lastK() + 1); k++) {
                means.row(k, all.simpleMean(k), all.weightedMean(k));
            }
            Segments.ofSeveral(one)
                    .forEach((segment, retention) ->
                            retention.cohorts().forEach(cohort -> cells(personas, List.of(segment), cohort)));
        }
        Table steps = new Table("retention_rolling", "k," + Table.RATE);
        for (RollingRetention one : rolling) {
            for (int k = 0; k < Math.min(MOST, one.back().size()); k++) {
                steps.row(k, one.rate(k));
                steps.row(k, one.rateOfAll(k));
            }
        }
        return Segments.tables(List.of(cohorts, means, steps), personas);
    }

    private static void cells(Table table, List<String> before, Cohort cohort) {
        for (int k = 0; k < Math.min(MOST, cohort.counts().size()); k++) {
            table.row(before, cohort.period(), cohort.size(), k, cohort.rate(k));
        }
    }

    private static <R> Segmented<String, R> bySegment(
            List<PurchaseDay> days, Metric<PurchaseDay, ?, R> metric, Function<String, String> segmentOf) {
        return collect(days, metric.by(day -> segmentOf.apply(day.customer())));
    }

    private static <R> R collect(List<PurchaseDay> days, Metric<PurchaseDay, ?, R> metric) {
        return days.stream().collect(metric);
    }
}
