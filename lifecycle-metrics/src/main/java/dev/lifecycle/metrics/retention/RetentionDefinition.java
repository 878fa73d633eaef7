package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.ActivityMetric;
import dev.lifecycle.metrics.internal.Condition;
import dev.lifecycle.metrics.internal.RowReader;
import java.io.Serializable;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/**
 * What a retention table counts, before its calendar is chosen. Immutable: every option gives a new definition.
 *
 * <p>Without options: first-time cohorts (a customer enters once, in the period of the first row), and k counts the customers
 * active exactly k calendar periods later. Cohorts by any other attribute (channel, persona) are made with {@code .by(…)} on the
 * metric: each value's {@link Retention#weightedMean} row is then its cohort's.
 */
public final class RetentionDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final RowReader<T> reader;
    private final RetentionShape shape;
    private final @Nullable Serializable until;

    private RetentionDefinition(RowReader<T> reader, RetentionShape shape, @Nullable Serializable until) {
        this.reader = reader;
        this.shape = shape;
        this.until = until;
    }

    static <T> RetentionDefinition<T> of(RowReader<T> reader) {
        return new RetentionDefinition<>(reader, RetentionShape.STANDARD, null);
    }

    /**
     * Only rows for which this holds let a customer enter: the first matching occurrence is the start.
     *
     * @param name what the condition asks, as the definition id names it: {@code order}
     * @throws IllegalArgumentException if the name is blank, or the birth is declared with {@link #bornAt}
     */
    public RetentionDefinition<T> startedBy(String name, Extractor<? super T, Boolean> condition) {
        RowReader<T> started = new RowReader<>(
                reader.customer(),
                reader.at(),
                new Condition<T>(name, condition),
                reader.returns(),
                reader.born(),
                reader.firstEver());
        return new RetentionDefinition<>(started, shape.entering(EntryRule.STARTED_BY), until);
    }

    /**
     * Only rows for which this holds count as coming back; at k = 0 the whole cohort counts, whatever it did.
     *
     * @param name what the condition asks, as the definition id names it: {@code order}
     * @throws IllegalArgumentException if the name is blank
     */
    public RetentionDefinition<T> returnedBy(String name, Extractor<? super T, Boolean> condition) {
        RowReader<T> returning = new RowReader<>(
                reader.customer(),
                reader.at(),
                reader.starts(),
                new Condition<T>(name, condition),
                reader.born(),
                reader.firstEver());
        return new RetentionDefinition<>(returning, shape, until);
    }

    /**
     * With {@link #startedBy}: the customer's very first row must itself be a start, else the customer enters no cohort (the
     * first-ever occurrence, as opposed to the first matching one).
     */
    public RetentionDefinition<T> firstEver() {
        return new RetentionDefinition<>(
                new RowReader<>(reader.customer(), reader.at(), reader.starts(), reader.returns(), reader.born(), true),
                shape.entering(EntryRule.FIRST_EVER),
                until);
    }

    /**
     * Cohorts by a declared date, such as the sign-up, instead of the first row; k = 0 then counts those active in that period.
     * Rows may then be without instant, for customers without events; where rows of a customer disagree the earliest date counts.
     *
     * @throws IllegalArgumentException together with {@link #startedBy}, {@link #firstEver} or {@link #recurring}, which let rows decide on the start
     */
    public RetentionDefinition<T> bornAt(Extractor<? super T, ? extends @Nullable Temporal> date) {
        return new RetentionDefinition<>(
                new RowReader<>(
                        reader.customer(), reader.at(), reader.starts(), reader.returns(), date, reader.firstEver()),
                shape.entering(EntryRule.DECLARED_BIRTH),
                until);
    }

    /** A customer enters in every period with a start, and so is in several cohorts. */
    public RetentionDefinition<T> recurring() {
        return new RetentionDefinition<>(reader, shape.entering(EntryRule.RECURRING), until);
    }

    /** k counts the customers active k periods later <em>or at any time after</em>, as far as the data reach. */
    public RetentionDefinition<T> onOrAfter() {
        return new RetentionDefinition<>(reader, shape.reaching(RetentionShape.Reach.ON_OR_AFTER), until);
    }

    /**
     * Spans of several periods instead of single ones: sizes 1, 3, 7 are the brackets [1], [2–4], [5–11] after the period of
     * entry, which is in none. Counts then start at index 1; index 0 is the cohort's size.
     */
    public RetentionDefinition<T> brackets(int first, int... further) {
        return new RetentionDefinition<>(reader, shape.inBrackets(first, further), until);
    }

    /**
     * Until when was observed: a date to the end of its day, an instant to that instant, whose period is then open. Later rows
     * are left out and counted. Without it the data end with the day of the last row.
     */
    public <U extends Temporal & Serializable> RetentionDefinition<T> observedUntil(U end) {
        return new RetentionDefinition<>(reader, shape, end);
    }

    /** Over the periods of a calendar, such as {@code Periods.monthly(PARIS)}. */
    public Metric<T, ?, Retention> over(Periods calendar) {
        return new ActivityMetric<>(reader, calendar, (Temporal) until, new RetentionReading(shape, reader.id()));
    }
}
