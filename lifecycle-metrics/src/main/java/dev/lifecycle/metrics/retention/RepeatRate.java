package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.rate.MeasuredRate;
import java.io.Serializable;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/**
 * The share of customers who bought again: those with purchases on at least two calendar days over all with a purchase.
 *
 * <p>Several purchases on one day are one, unless {@link #countingEveryRow()}. Without a customer the rate is undefined. Without
 * {@link #within} a customer of yesterday counts in the whole although there was no time to come back; the result says by when
 * it was observed.
 *
 * <pre>{@code
 * MeasuredRate repeat = orders.stream().collect(RepeatRate.of(Order::customer, Order::paidAt).in(PARIS));
 * MeasuredRate in90 = orders.stream().collect(RepeatRate.of(Order::customer, Order::paidAt).within(90).in(PARIS));
 * }</pre>
 */
public final class RepeatRate<T> implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int ANY_TIME = Integer.MAX_VALUE;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> at;
    private final boolean everyRow;
    private final int horizon;
    private final @Nullable Serializable until;

    private RepeatRate(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            boolean everyRow,
            int horizon,
            @Nullable Serializable until) {
        this.customer = customer;
        this.at = at;
        this.everyRow = everyRow;
        this.horizon = horizon;
        this.until = until;
    }

    /** Over rows of the host that are purchases. */
    public static <T> RepeatRate<T> of(Extractor<? super T, ?> customer, Extractor<? super T, ? extends Temporal> at) {
        return new RepeatRate<>(customer, at, false, ANY_TIME, null);
    }

    /** Two purchases on one day already are a repeat; a row given twice then counts twice. */
    public RepeatRate<T> countingEveryRow() {
        return new RepeatRate<>(customer, at, true, horizon, until);
    }

    /** Only repeats at most so many days after the first purchase; customers younger than that are in neither number. */
    public RepeatRate<T> within(int days) {
        if (days < 0) {
            throw new IllegalArgumentException(Messages.atLeast("the horizon in days", 0, days));
        }
        return new RepeatRate<>(customer, at, everyRow, days, until);
    }

    /** Until when was observed; later rows are left out. Without it the data end with the day of the last row. */
    public <U extends Temporal & Serializable> RepeatRate<T> observedUntil(U end) {
        return new RepeatRate<>(customer, at, everyRow, horizon, end);
    }

    /** The metric, with days in this zone. */
    public Metric<T, ?, MeasuredRate> in(ZoneId zone) {
        return new RepeatMetric<>(customer, at, everyRow, horizon == ANY_TIME ? null : horizon, zone, (Temporal) until);
    }
}
