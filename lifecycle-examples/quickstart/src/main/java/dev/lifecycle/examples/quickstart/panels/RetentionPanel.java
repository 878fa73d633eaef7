package dev.lifecycle.examples.quickstart.panels;

import dev.lifecycle.examples.quickstart.report.PurchaseDay;
import dev.lifecycle.examples.quickstart.report.Table;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.retention.Cohort;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.retention.RetentionDefinition;
import dev.lifecycle.metrics.retention.RollingRetention;
import dev.lifecycle.metrics.retention.RollingUnit;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Who bought again, in four readings that answer differently: in exactly the k-th calendar period, in it or later, and both in steps of
 * thirty days from each customer's own first purchase.
 *
 * @param calendar by cohort: on, then on or after
 * @param rolling  without cohorts: on, then on or after
 */
public record RetentionPanel(List<Retention> calendar, List<RollingRetention> rolling) implements Panel {

    /** Later periods than this are in no table: cohorts by the day would fill it. */
    private static final int MOST = 60;

    /** Works it out. */
    public static RetentionPanel of(List<PurchaseDay> days, Periods periods, LocalDate observed) {
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
                        collect(days, bought.in(periods)),
                        collect(days, bought.onOrAfter().in(periods))),
                List.of(
                        collect(days, rolling.in(RollingUnit.MONTH)),
                        collect(days, rolling.onOrAfter().in(RollingUnit.MONTH))));
    }

    @Override
    public List<Table> tables() {
        Table cohorts = new Table("retention", "cohort,size,k," + Table.RATE);
        Table means = new Table("retention_mean", "k,simple_mean," + Table.RATE);
        for (Retention retention : calendar) {
            retention.cohorts().forEach(cohort -> cells(cohorts, cohort));
            for (int k = 0; k < Math.min(MOST, retention.lastK() + 1); k++) {
                means.row(k, retention.simpleMean(k), retention.weightedMean(k));
            }
        }
        Table steps = new Table("retention_rolling", "k," + Table.RATE);
        for (RollingRetention one : rolling) {
            for (int k = 0; k < Math.min(MOST, one.back().size()); k++) {
                steps.row(k, one.rate(k));
                steps.row(k, one.rateOfAll(k));
            }
        }
        return List.of(cohorts, means, steps);
    }

    private static void cells(Table table, Cohort cohort) {
        for (int k = 0; k < Math.min(MOST, cohort.counts().size()); k++) {
            table.row(cohort.period(), cohort.size(), k, cohort.rate(k));
        }
    }

    private static <R> R collect(List<PurchaseDay> days, Metric<PurchaseDay, ?, R> metric) {
        return days.stream().collect(metric);
    }
}
