package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Observation;
import dev.lifecycle.metrics.internal.PairLog;
import dev.lifecycle.metrics.internal.PairMetric;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stickiness counts, before its calendar is chosen. Immutable: every option gives a new definition. */
public final class StickinessDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> at;
    private final int least;
    private final @Nullable Period window;

    private StickinessDefinition(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            int least,
            @Nullable Period window) {
        this.customer = customer;
        this.at = at;
        this.least = least;
        this.window = window;
    }

    static <T> StickinessDefinition<T> over(
            Extractor<? super T, ?> customer, Extractor<? super T, ? extends Temporal> at) {
        return new StickinessDefinition<>(customer, at, 1, null);
    }

    /** A period counts as active only with at least so many rows in it; a row given twice then counts twice. */
    public StickinessDefinition<T> atLeast(int rowsPerPeriod) {
        if (rowsPerPeriod < 1) {
            throw new IllegalArgumentException(Messages.atLeast("the number of rows per period", 1, rowsPerPeriod));
        }
        return new StickinessDefinition<>(customer, at, rowsPerPeriod, window);
    }

    /** Only rows within these days. */
    public StickinessDefinition<T> during(Period days) {
        return new StickinessDefinition<>(customer, at, least, days);
    }

    /** Over calendar days. */
    public Metric<T, ?, Stickiness> daily(ZoneId zone) {
        return in(Periods.daily(zone));
    }

    /** Over ISO weeks. */
    public Metric<T, ?, Stickiness> weekly(ZoneId zone) {
        return in(Periods.weekly(zone));
    }

    /** Over any calendar. */
    public Metric<T, ?, Stickiness> in(Periods calendar) {
        Observation observation = new Observation(calendar.zone(), null);
        Extractor<? super T, ? extends Temporal> when = at;
        Period days = window;
        int minimum = least;
        return new PairMetric<T, Stickiness>(
                customer,
                row -> {
                    int day = observation.day(Rows.<T, Temporal>required(when, row, "instant"), String.valueOf(row));
                    boolean inside = days == null || days.contains(LocalDate.ofEpochDay(day));
                    return inside ? calendar.indexOfDay(day) : PairMetric.Numbering.NONE;
                },
                log -> read(log, minimum, "stickiness/" + calendar.id() + "/at-least-" + minimum));
    }

    private static Stickiness read(PairLog log, int least, String definition) {
        TreeMap<Integer, Long> exact = new TreeMap<>();
        log.forEachCustomer(periods -> {
            int active = 0;
            int run = 0;
            for (int i = 0; i < periods.length; i++) {
                run = i > 0 && periods[i] == periods[i - 1] ? run + 1 : 1;
                active += run == least ? 1 : 0;
            }
            if (active > 0) {
                exact.merge(active, 1L, Long::sum);
            }
        });
        return new Stickiness(definition, exact);
    }
}
