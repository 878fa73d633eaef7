package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.ActivityMetric;
import dev.lifecycle.metrics.internal.RowReader;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** What churn by silence counts, before its calendar is chosen; see {@link SilenceChurn}. Immutable. */
public final class SilenceDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final RowReader<T> reader;
    private final int threshold;
    private final boolean restated;
    private final boolean withoutReactivated;
    private final @Nullable Serializable until;

    private SilenceDefinition(
            RowReader<T> reader,
            int threshold,
            boolean restated,
            boolean withoutReactivated,
            @Nullable Serializable until) {
        this.reader = reader;
        this.threshold = threshold;
        this.restated = restated;
        this.withoutReactivated = withoutReactivated;
        this.until = until;
    }

    static <T> SilenceDefinition<T> over(RowReader<T> reader, int threshold) {
        if (threshold < 1) {
            throw new IllegalArgumentException(Messages.threshold(threshold));
        }
        return new SilenceDefinition<>(reader, threshold, false, false, null);
    }

    /** Past periods are told as known today: whoever came back had never churned. */
    public SilenceDefinition<T> restated() {
        return new SilenceDefinition<>(reader, threshold, true, withoutReactivated, until);
    }

    /** Whoever churned and came back within one period is not in that period's part. */
    public SilenceDefinition<T> withoutReactivatedInPeriod() {
        return new SilenceDefinition<>(reader, threshold, restated, true, until);
    }

    /** Until when was observed: a date to the end of its day, an instant to that instant. */
    public <U extends Temporal & Serializable> SilenceDefinition<T> observedUntil(U end) {
        return new SilenceDefinition<>(reader, threshold, restated, withoutReactivated, end);
    }

    /** Over ISO weeks. */
    public Metric<T, ?, SilenceChurn> weekly(ZoneId zone) {
        return in(Periods.weekly(zone));
    }

    /** Over weeks from the given day. */
    public Metric<T, ?, SilenceChurn> weekly(ZoneId zone, DayOfWeek weekStart) {
        return in(Periods.weekly(zone, weekStart));
    }

    /** Over calendar months. */
    public Metric<T, ?, SilenceChurn> monthly(ZoneId zone) {
        return in(Periods.monthly(zone));
    }

    /** Over any calendar. */
    public Metric<T, ?, SilenceChurn> in(Periods calendar) {
        return new ActivityMetric<>(
                reader,
                Periods.daily(calendar.zone()),
                (Temporal) until,
                new SilenceReading(calendar, threshold, restated, withoutReactivated));
    }
}
