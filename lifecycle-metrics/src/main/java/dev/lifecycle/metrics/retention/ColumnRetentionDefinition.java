package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Columns;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.ActivityMetric;
import dev.lifecycle.metrics.internal.ColumnReader;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a retention table over columns counts; see {@link RetentionDefinition} for the same options over rows. */
public final class ColumnRetentionDefinition {

    private final RetentionShape shape;
    private final @Nullable LocalDate until;
    private final ColumnReader reader;

    ColumnRetentionDefinition(RetentionShape shape, @Nullable LocalDate until, ColumnReader reader) {
        this.shape = shape;
        this.until = until;
        this.reader = reader;
    }

    /** A customer enters in every active period. */
    public ColumnRetentionDefinition recurring() {
        return new ColumnRetentionDefinition(shape.entering(EntryRule.RECURRING), until, reader);
    }

    /** k counts the customers active k periods later or at any time after. */
    public ColumnRetentionDefinition onOrAfter() {
        return new ColumnRetentionDefinition(shape.reaching(RetentionShape.Reach.ON_OR_AFTER), until, reader);
    }

    /** The last day observed. */
    public ColumnRetentionDefinition observedUntil(LocalDate end) {
        return new ColumnRetentionDefinition(shape, end, reader);
    }

    /** Over the calendar; its zone is that in which the host made the days. */
    public Metric<Columns, ?, Retention> over(Periods calendar) {
        return new ActivityMetric<>(reader, calendar, until, new RetentionReading(shape, ""));
    }
}
