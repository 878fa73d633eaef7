package dev.lifecycle.metrics.value;

import dev.lifecycle.metrics.Extractor;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.Temporal;

/**
 * How to read purchases out of a host's own rows; the next word is the unit of time of the summary.
 *
 * @param <T> the host's row
 */
public final class PurchaseLog<T> {

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> time;
    private final Extractor<? super T, ? extends Number> amount;

    PurchaseLog(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> time,
            Extractor<? super T, ? extends Number> amount) {
        this.customer = customer;
        this.time = time;
        this.amount = amount;
    }

    /**
     * Ages in weeks: days / 7.
     *
     * @param zone  in which a purchase has its day
     * @param until the last day observed, included
     */
    public PurchaseSummaryMetric<T> inWeeks(ZoneId zone, LocalDate until) {
        return in(TimeUnit.WEEKS, zone, until);
    }

    /** Ages in days; see {@link #inWeeks}. */
    public PurchaseSummaryMetric<T> inDays(ZoneId zone, LocalDate until) {
        return in(TimeUnit.DAYS, zone, until);
    }

    /** Ages in a unit of one's own; see {@link #inWeeks}. */
    public PurchaseSummaryMetric<T> in(TimeUnit unit, ZoneId zone, LocalDate until) {
        return new PurchaseSummaryMetric<>(customer, time, amount, unit, zone, until, null);
    }
}
