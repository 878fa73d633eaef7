package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Condition;
import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.internal.PairMetric;
import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What rolling retention counts, before its unit is chosen. Immutable: every option gives a new definition.
 *
 * <p>Without options a customer enters once, with its first row, and k counts who came back in exactly the k-th stretch after it.
 */
public final class RollingDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Source<T> source;
    private final RetentionShape shape;
    private final @Nullable Instant until;

    private RollingDefinition(Source<T> source, RetentionShape shape, @Nullable Instant until) {
        this.source = source;
        this.shape = shape;
        this.until = until;
    }

    static <T> RollingDefinition<T> over(Extractor<? super T, ?> customer, Extractor<? super T, Instant> at) {
        return new RollingDefinition<>(new Source<T>(customer, at, null, null, false), RetentionShape.STANDARD, null);
    }

    /** How a row is read. */
    private record Source<T>(
            Extractor<? super T, ?> customer,
            Extractor<? super T, Instant> at,
            @Nullable Condition<T> starts,
            @Nullable Condition<T> returns,
            boolean toTheHour)
            implements Serializable {

        long micros(T row) {
            Instant instant = Rows.<T, Instant>required(at, row, "instant");
            return Instants.micros(toTheHour ? instant.truncatedTo(ChronoUnit.HOURS) : instant, row);
        }

        String id() {
            return Condition.id("started-by", starts) + Condition.id("returned-by", returns);
        }
    }

    /**
     * Only rows for which this holds let a customer enter.
     *
     * @param name what the condition asks, as the definition id names it: {@code order}
     * @throws IllegalArgumentException if the name is blank
     */
    public RollingDefinition<T> startedBy(String name, Extractor<? super T, Boolean> condition) {
        Condition<T> starts = new Condition<T>(name, condition);
        return with(new Source<>(source.customer, source.at, starts, source.returns, source.toTheHour));
    }

    /**
     * Only rows for which this holds count as coming back; at k = 0 everybody who entered counts, whatever they did.
     *
     * @param name what the condition asks, as the definition id names it: {@code order}
     * @throws IllegalArgumentException if the name is blank
     */
    public RollingDefinition<T> returnedBy(String name, Extractor<? super T, Boolean> condition) {
        Condition<T> returns = new Condition<T>(name, condition);
        return with(new Source<>(source.customer, source.at, source.starts, returns, source.toTheHour));
    }

    /** Instants are rounded down to the hour first, as Amplitude does: 17:59 and 17:00 the next day are then a day apart. */
    public RollingDefinition<T> roundedDownToTheHour() {
        return with(new Source<>(source.customer, source.at, source.starts, source.returns, true));
    }

    /**
     * A customer enters anew with every start, and one return counts for each of them: a day after the second and two days after
     * the first. Starts of one instant are one.
     */
    public RollingDefinition<T> recurring() {
        return new RollingDefinition<>(source, shape.entering(EntryRule.RECURRING), until);
    }

    /** k counts who came back in the k-th stretch or later. */
    public RollingDefinition<T> onOrAfter() {
        return new RollingDefinition<>(source, shape.reaching(RetentionShape.Reach.ON_OR_AFTER), until);
    }

    /**
     * Several stretches together instead of single ones: sizes 1, 3, 7 are the brackets [1], [2–4], [5–11]; the stretch of entry is
     * in none. Index 0 of the result is who entered, brackets begin at index 1.
     *
     * @throws IllegalArgumentException if a bracket is shorter than one stretch
     */
    public RollingDefinition<T> brackets(int first, int... further) {
        return new RollingDefinition<>(source, shape.inBrackets(first, further), until);
    }

    /** Until when was observed; rows from then on are left out and counted. Without it the data end with the last row. */
    public RollingDefinition<T> observedUntil(Instant end) {
        return new RollingDefinition<>(source, shape, end);
    }

    /** In stretches of this length. */
    public Metric<T, ?, RollingRetention> in(RollingUnit unit) {
        Source<T> rows = source;
        Instant end = until;
        return new PairMetric<T, RollingRetention>(
                rows.customer,
                (id, row, log) -> {
                    long micros = rows.micros(row);
                    boolean start = rows.starts == null || rows.starts.of(row, "condition for starting");
                    boolean back = rows.returns == null || rows.returns.of(row, "condition for coming back");
                    if (end != null && micros >= Instants.micros(end, row)) {
                        log.later();
                        return;
                    }
                    log.seen(micros);
                    if (start || back) {
                        log.add(id, RollingMark.of(micros, start, back, row));
                    }
                },
                new RollingReading(unit, shape, rows.id(), rows.toTheHour, end));
    }

    private RollingDefinition<T> with(Source<T> other) {
        return new RollingDefinition<>(other, shape, until);
    }
}
