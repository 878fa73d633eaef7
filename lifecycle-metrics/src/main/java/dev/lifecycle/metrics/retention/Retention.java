package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.ColumnReader;
import dev.lifecycle.metrics.internal.RowReader;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A table of cohorts: of the customers who entered in a period, how many were seen again k periods later (N-day retention), k or more
 * periods later (unbounded), or within spans of periods (brackets).
 *
 * <p>A cohort without customers is not listed; {@link #cohort} answers it with size 0 and undefined rates. Cells whose period is
 * not over are open, cells beyond the data do not exist; neither is ever shown as zero. Rows after a declared end of
 * observation are left out and counted.
 *
 * <p>Memory: 24 to 42 bytes per customer beside the id itself (16 to 30 for its number, 8 to 12 for its activity in up to 64 periods, and
 * 8 for each 64 more); 8 to 12 where customers come numbered in columns. A row of a known customer takes nothing: ten million rows of a
 * million customers need some 40 MB of heap beside the rows. A row given twice changes nothing.
 *
 * <pre>{@code
 * Retention retention = orders.stream().collect(Retention.of(Order::customer, Order::paidAt).over(Periods.monthly(PARIS)));
 * retention.cohort("2026-01").rate(3);       // 18 of 120 = 15.0 % (9.7–22.5 %), complete
 * }</pre>
 *
 * @param definition      id of the definition, such as {@code retention/on/first-time/calendar/month@Europe/Paris}
 * @param periods         the calendar of the cohorts
 * @param observedThrough the last day of which anything was observed; on-or-after counts are bounded by it. Empty (null) without a row
 * @param cohorts         by period, earliest first
 * @param laterRows       rows left out because they lie after the end of observation
 */
public record Retention(
        String definition, Periods periods, @Nullable LocalDate observedThrough, List<Cohort> cohorts, long laterRows)
        implements Result, Serializable {

    /** Copies the list. */
    public Retention {
        cohorts = List.copyOf(cohorts);
    }

    /**
     * Retention over rows of the host, to be completed by a calendar: {@code .over(Periods.monthly(PARIS))}.
     *
     * @param customer who; anything with equals, and serialisable where accumulators travel
     * @param at       when: an Instant, LocalDate, LocalDateTime, OffsetDateTime or ZonedDateTime
     */
    public static <T> RetentionDefinition<T> of(
            Extractor<? super T, ?> customer, Extractor<? super T, ? extends @Nullable Temporal> at) {
        return RetentionDefinition.of(RowReader.of(customer, at));
    }

    /** Retention over columns in memory, in whose rows every event both starts and counts as coming back. */
    public static ColumnRetentionDefinition ofColumns() {
        return new ColumnRetentionDefinition(RetentionShape.STANDARD, null, new ColumnReader());
    }

    /**
     * The cohort of a period, with size 0 if nobody entered then.
     *
     * @param period such as {@code 2026-01}, {@code 2026-W05} or {@code 2026-01-31}
     * @throws IllegalArgumentException if it is no period of this table's calendar
     */
    public Cohort cohort(String period) {
        Period wanted = periods.at(periods.indexOf(period));
        return cohorts.stream()
                .filter(cohort -> cohort.period().equals(wanted))
                .findFirst()
                .orElseGet(() -> new Cohort(definition, wanted, 0, List.of(), -1));
    }

    /** How many customers entered, over all cohorts; under recurring cohorts a customer counts in each. */
    public long size() {
        return cohorts.stream().mapToLong(Cohort::size).sum();
    }

    /**
     * The mean weighted by cohort size: all customers back at k over all who could have been. Cohorts whose k-th period is not
     * over leave both sums.
     */
    public MeasuredRate weightedMean(int k) {
        Rate sum = completeRates(k).stream().reduce(Rate.EMPTY, Rate::plus);
        return MeasuredRate.of(sum, sum.whole() > 0, definition + "/weighted-mean");
    }

    /** The mean of the cohorts' rates, each with the same weight; empty if no cohort's k-th period is over. */
    public OptionalDouble simpleMean(int k) {
        return completeRates(k).stream()
                .mapToDouble(rate -> rate.value().orElseThrow())
                .average();
    }

    /** The largest k any cohort has a count for; −1 without cohorts. */
    public int lastK() {
        return cohorts.stream().mapToInt(cohort -> cohort.counts().size()).max().orElse(0) - 1;
    }

    private List<Rate> completeRates(int k) {
        return cohorts.stream()
                .filter(cohort -> cohort.isComplete(k) && cohort.size() > 0)
                .map(cohort -> cohort.rate(k).rate())
                .toList();
    }

    /** The table: a line per cohort, open cells with a star, then the weighted mean. */
    @Override
    public String toString() {
        return RetentionText.table(this);
    }
}
