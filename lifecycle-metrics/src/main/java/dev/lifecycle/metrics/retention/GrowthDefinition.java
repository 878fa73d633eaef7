package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.ActivityMetric;
import dev.lifecycle.metrics.internal.ActivityReader;
import dev.lifecycle.metrics.internal.RowReader;
import java.io.Serializable;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** What growth accounting counts, before its calendar is chosen. Immutable: every option gives a new definition. */
public final class GrowthDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final ActivityReader<T> reader;
    private final BirthRule birthRule;
    private final @Nullable Serializable until;

    private GrowthDefinition(ActivityReader<T> reader, BirthRule birthRule, @Nullable Serializable until) {
        this.reader = reader;
        this.birthRule = birthRule;
        this.until = until;
    }

    static <T> GrowthDefinition<T> of(ActivityReader<T> reader) {
        return new GrowthDefinition<>(reader, BirthRule.FIRST_QUALIFYING_EVENT, null);
    }

    /**
     * A customer is new only in the period of this date ({@link BirthRule#DECLARED_DATE}); where rows of a customer disagree the
     * earliest date counts. Rows may then be without instant, for customers without events.
     *
     * @throws IllegalArgumentException for columns, which carry no such date
     */
    public GrowthDefinition<T> bornAt(Extractor<? super T, ? extends @Nullable Temporal> date) {
        if (!(reader instanceof RowReader<T> rows)) {
            throw new IllegalArgumentException(Messages.unsupported("a declared birth", "columns"));
        }
        RowReader<T> dated = new RowReader<>(rows.customer(), rows.at(), null, null, date, false);
        return new GrowthDefinition<>(dated, BirthRule.DECLARED_DATE, until);
    }

    /** Until when was observed: a date to the end of its day, an instant to that instant, whose period is then open. */
    public <U extends Temporal & Serializable> GrowthDefinition<T> observedUntil(U end) {
        return new GrowthDefinition<>(reader, birthRule, end);
    }

    /** Over the periods of a calendar, such as {@code Periods.monthly(PARIS)}. */
    public Metric<T, ?, Growth> over(Periods calendar) {
        return new ActivityMetric<>(reader, calendar, (Temporal) until, new GrowthReading(birthRule));
    }
}
