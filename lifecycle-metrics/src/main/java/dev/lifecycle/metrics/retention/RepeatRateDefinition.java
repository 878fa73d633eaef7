package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.internal.Observation;
import java.io.Serializable;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** What the repeat rate counts, before it is told where days begin. Immutable: every option gives a new definition. */
public final class RepeatRateDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int ANY_TIME = Integer.MAX_VALUE;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> at;
    private final boolean everyRow;
    private final int horizon;
    private final @Nullable Serializable until;

    private RepeatRateDefinition(
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

    static <T> RepeatRateDefinition<T> of(
            Extractor<? super T, ?> customer, Extractor<? super T, ? extends Temporal> at) {
        return new RepeatRateDefinition<>(customer, at, false, ANY_TIME, null);
    }

    /** Two purchases on one day already are a repeat; a row given twice then counts twice. */
    public RepeatRateDefinition<T> countingEveryRow() {
        return new RepeatRateDefinition<>(customer, at, true, horizon, until);
    }

    /** Only repeats at most so many days after the first purchase; customers younger than that are in neither number. */
    public RepeatRateDefinition<T> within(int days) {
        if (days < 0) {
            throw new IllegalArgumentException(Messages.atLeast("the horizon in days", 0, days));
        }
        return new RepeatRateDefinition<>(customer, at, everyRow, days, until);
    }

    /** Until when was observed; later rows are left out. Without it the data end with the day of the last row. */
    public <U extends Temporal & Serializable> RepeatRateDefinition<T> observedUntil(U end) {
        return new RepeatRateDefinition<>(customer, at, everyRow, horizon, end);
    }

    /** Over the calendar days of a zone. */
    public Metric<T, ?, RepeatRate> over(ZoneId zone) {
        return new RepeatRateMetric<>(
                customer, at, everyRow, horizon == ANY_TIME ? null : horizon, zone, new Observation(zone, (Temporal)
                        until));
    }
}
