package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.internal.Condition;
import dev.lifecycle.metrics.internal.PairMetric;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What rolling retention counts, before its unit is chosen. Immutable: every option gives a new definition.
 *
 * <p>Without options a customer enters once, with its first row, and k counts who came back in exactly the k-th stretch after it.
 */
public final class RollingRetentionDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final RollingRows<T> rows;
    private final RetentionShape shape;

    private RollingRetentionDefinition(RollingRows<T> rows, RetentionShape shape) {
        this.rows = rows;
        this.shape = shape;
    }

    static <T> RollingRetentionDefinition<T> of(
            Extractor<? super T, ?> customer, Extractor<? super T, ? extends @Nullable Instant> at) {
        return new RollingRetentionDefinition<>(
                new RollingRows<T>(customer, at, null, null, null, false, false, null), RetentionShape.STANDARD);
    }

    /**
     * Only rows for which this holds let a customer enter.
     *
     * @param name what the condition asks, as the definition id names it: {@code order}
     * @throws IllegalArgumentException if the name is blank, or the birth is declared with {@link #bornAt}
     */
    public RollingRetentionDefinition<T> startedBy(String name, Extractor<? super T, Boolean> condition) {
        return new RollingRetentionDefinition<>(
                rows.startedBy(new Condition<T>(name, condition)), shape.entering(EntryRule.STARTED_BY));
    }

    /**
     * Only rows for which this holds count as coming back; at k = 0 everybody who entered counts, whatever they did.
     *
     * @param name what the condition asks, as the definition id names it: {@code order}
     * @throws IllegalArgumentException if the name is blank
     */
    public RollingRetentionDefinition<T> returnedBy(String name, Extractor<? super T, Boolean> condition) {
        return new RollingRetentionDefinition<>(rows.returnedBy(new Condition<T>(name, condition)), shape);
    }

    /**
     * With {@link #startedBy}: the customer's very first row must itself be a start, else the customer does not enter at all.
     *
     * @throws IllegalArgumentException if the birth is declared with {@link #bornAt}
     */
    public RollingRetentionDefinition<T> firstEver() {
        return new RollingRetentionDefinition<>(rows.notingEveryRow(), shape.entering(EntryRule.FIRST_EVER));
    }

    /**
     * A customer enters at a declared instant, such as the sign-up, instead of with a row; k = 0 then counts those active in the first
     * stretch after it. Rows may then be without instant, for customers without events; where rows of a customer disagree the earliest
     * counts, and rows before it count nowhere.
     *
     * @throws IllegalArgumentException together with {@link #startedBy}, {@link #firstEver} or {@link #recurring}, which let rows decide on the start
     */
    public RollingRetentionDefinition<T> bornAt(Extractor<? super T, ? extends @Nullable Instant> birth) {
        return new RollingRetentionDefinition<>(rows.bornAt(birth), shape.entering(EntryRule.DECLARED_BIRTH));
    }

    /** Instants are rounded down to the hour first, as Amplitude does: 17:59 and 17:00 the next day are then a day apart. */
    public RollingRetentionDefinition<T> roundedDownToTheHour() {
        return new RollingRetentionDefinition<>(rows.roundedDownToTheHour(), shape);
    }

    /**
     * A customer enters anew with every start, and one return counts for each of them: a day after the second and two days after
     * the first. Starts of one instant are one.
     *
     * @throws IllegalArgumentException if the birth is declared with {@link #bornAt}
     */
    public RollingRetentionDefinition<T> recurring() {
        return new RollingRetentionDefinition<>(rows, shape.entering(EntryRule.RECURRING));
    }

    /** k counts who came back in the k-th stretch or later. */
    public RollingRetentionDefinition<T> onOrAfter() {
        return new RollingRetentionDefinition<>(rows, shape.reaching(RetentionShape.Reach.ON_OR_AFTER));
    }

    /**
     * Several stretches together instead of single ones: sizes 1, 3, 7 are the brackets [1], [2–4], [5–11]; the stretch of entry is
     * in none. Index 0 of the result is who entered, brackets begin at index 1.
     *
     * @throws IllegalArgumentException if a bracket is shorter than one stretch
     */
    public RollingRetentionDefinition<T> brackets(int first, int... further) {
        return new RollingRetentionDefinition<>(rows, shape.inBrackets(first, further));
    }

    /** Until when was observed; rows from then on are left out and counted. Without it the data end with the last row. */
    public RollingRetentionDefinition<T> observedUntil(Instant end) {
        return new RollingRetentionDefinition<>(rows.observedUntil(end), shape);
    }

    /** In stretches of this length. */
    public Metric<T, ?, RollingRetention> over(RollingUnit unit) {
        return new PairMetric<T, RollingRetention>(
                rows.customer(), rows, new RollingReading(unit, shape, rows.id(), rows.toTheHour(), rows.until()));
    }
}
