package dev.lifecycle.examples.benchmarks.bulk;

import dev.lifecycle.metrics.Columns;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.retention.Cohort;
import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.GrowthPeriod;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.value.summary.PurchaseColumns;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Stream;

/** The same questions put to this library, over columns and over objects. */
final class OurMetrics {

    private static final Periods MONTHS = Periods.monthly(ZoneOffset.UTC);

    private OurMetrics() {}

    private static Metric<Columns, ?, ?> overColumns(BulkJob job) {
        return switch (job) {
            case RETENTION -> Retention.ofColumns().over(MONTHS);
            case GROWTH -> Growth.ofColumns().over(MONTHS);
            case SUMMARY -> throw new IllegalArgumentException("columns of purchases are summarised at once");
        };
    }

    private static Metric<Purchase, ?, ?> overRows(BulkJob job) {
        return switch (job) {
            case RETENTION -> Retention.of(Purchase::customer, Purchase::at).over(MONTHS);
            case GROWTH -> Growth.of(Purchase::customer, Purchase::at).over(MONTHS);
            case SUMMARY ->
                PurchaseSummary.of(Purchase::customer, Purchase::at, Purchase::amount)
                        .over(TimeUnit.weeks(ZoneOffset.UTC), Purchases.LAST);
        };
    }

    /** From columns, cut into as many blocks as there are threads; a summary takes one thread whatever there are. */
    static Object columns(BulkJob job, Purchases rows, int threads) {
        if (job == BulkJob.SUMMARY) {
            return PurchaseColumns.of(rows.customers(), rows.days(), rows.amounts())
                    .over(TimeUnit.weeks(ZoneOffset.UTC), Purchases.LAST);
        }
        List<Columns> blocks = Columns.of(rows.customers(), rows.days()).blocks(threads);
        return collect(threads == 1 ? blocks.stream() : blocks.parallelStream(), overColumns(job));
    }

    /** From a stream of objects. */
    static Object rows(BulkJob job, Purchase[] rows, boolean parallel) {
        return collect(parallel ? Arrays.stream(rows).parallel() : Arrays.stream(rows), overRows(job));
    }

    private static <T, A, R> Object collect(Stream<T> rows, Collector<T, A, R> metric) {
        return rows.collect(metric);
    }

    /** A result in the common form. */
    static Answer answer(Object result) {
        Answer answer = new Answer();
        if (result instanceof Retention retention) {
            for (Cohort cohort : retention.cohorts()) {
                for (int k = 0; k < cohort.counts().size(); k++) {
                    if (cohort.counts().get(k) > 0) {
                        answer.note(
                                cohort.period().start() + " " + k,
                                cohort.counts().get(k));
                    }
                }
            }
        } else if (result instanceof Growth growth) {
            for (GrowthPeriod period : growth.all()) {
                if (period.active() > 0) {
                    answer.note(
                            period.period().start(),
                            period.newCustomers(),
                            period.returning(),
                            period.resurrected(),
                            period.dormant());
                }
            }
        } else if (result instanceof PurchaseSummary summary) {
            summary.forEach(
                    (customer, s) -> answer.note(customer, (long) s.frequency(), s.recency(), s.age(), s.meanSpend()));
        }
        return answer;
    }
}
