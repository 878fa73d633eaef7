package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Observation;
import dev.lifecycle.metrics.internal.PairMetric;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** What stickiness counts, before its calendar is chosen. Immutable: every option gives a new definition. */
public final class StickinessDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> at;
    private final int least;
    private final @Nullable Period window;
    private final @Nullable Serializable until;

    private StickinessDefinition(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            int least,
            @Nullable Period window,
            @Nullable Serializable until) {
        this.customer = customer;
        this.at = at;
        this.least = least;
        this.window = window;
        this.until = until;
    }

    static <T> StickinessDefinition<T> of(
            Extractor<? super T, ?> customer, Extractor<? super T, ? extends Temporal> at) {
        return new StickinessDefinition<>(customer, at, 1, null, null);
    }

    /** A period counts as active only with at least so many rows in it; a row given twice then counts twice. */
    public StickinessDefinition<T> atLeast(int rowsPerPeriod) {
        if (rowsPerPeriod < 1) {
            throw new IllegalArgumentException(Messages.atLeast("the number of rows per period", 1, rowsPerPeriod));
        }
        return new StickinessDefinition<>(customer, at, rowsPerPeriod, window, until);
    }

    /** Only rows within these days. */
    public StickinessDefinition<T> during(Period days) {
        return new StickinessDefinition<>(customer, at, least, days, until);
    }

    /**
     * Until when was observed: a date to the end of its day, an instant to that instant, whose period is then open. Later rows are
     * left out and counted. Without it the data end with the day of the last row, within the days of {@link #during} or not.
     */
    public <U extends Temporal & Serializable> StickinessDefinition<T> observedUntil(U end) {
        return new StickinessDefinition<>(customer, at, least, window, end);
    }

    /** Over the periods of a calendar, such as {@code Periods.monthly(PARIS)}. */
    public Metric<T, ?, Stickiness> over(Periods calendar) {
        Observation observation = new Observation(calendar.zone(), (Temporal) until);
        Extractor<? super T, ? extends Temporal> when = at;
        Period days = window;
        return new PairMetric<T, Stickiness>(
                customer,
                (id, row, log) -> {
                    int day = observation.day(Rows.<T, Temporal>required(when, row, "instant"), row);
                    if (day == Observation.LATER) {
                        log.later();
                        return;
                    }
                    log.seen(day);
                    if (days == null || days.contains(LocalDate.ofEpochDay(day))) {
                        log.note(id, calendar.indexOfDay(day));
                    }
                },
                new StickinessReading(calendar, observation, least, days));
    }
}
