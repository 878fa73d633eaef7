package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.internal.ActivityMetric;
import dev.lifecycle.metrics.internal.RowReader;
import java.io.Serializable;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** What churn by silence counts, before its calendar is chosen; see {@link SilenceChurn}. Immutable. */
public final class SilenceChurnDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final RowReader<T> reader;
    private final int threshold;
    private final boolean restated;
    private final boolean withoutReactivated;
    private final @Nullable Serializable until;

    private SilenceChurnDefinition(
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

    /** What is left to declare: the threshold. */
    @FunctionalInterface
    public interface Threshold<T> {
        /**
         * The silence that counts as churn.
         *
         * @param days calendar days, at least 1
         */
        SilenceChurnDefinition<T> after(int days);
    }

    static <T> SilenceChurnDefinition<T> of(RowReader<T> reader, int threshold) {
        if (threshold < 1) {
            throw new IllegalArgumentException(Messages.threshold(threshold));
        }
        return new SilenceChurnDefinition<>(reader, threshold, false, false, null);
    }

    /** Past periods are told as known today: whoever came back had never churned. */
    public SilenceChurnDefinition<T> restated() {
        return new SilenceChurnDefinition<>(reader, threshold, true, withoutReactivated, until);
    }

    /** Whoever churned and came back within one period is not in that period's part. */
    public SilenceChurnDefinition<T> withoutReactivatedInPeriod() {
        return new SilenceChurnDefinition<>(reader, threshold, restated, true, until);
    }

    /** Until when was observed: a date to the end of its day, an instant to that instant. */
    public <U extends Temporal & Serializable> SilenceChurnDefinition<T> observedUntil(U end) {
        return new SilenceChurnDefinition<>(reader, threshold, restated, withoutReactivated, end);
    }

    /** Over the periods of a calendar, such as {@code Periods.monthly(PARIS)}. */
    public Metric<T, ?, SilenceChurn> over(Periods calendar) {
        return new ActivityMetric<>(
                reader,
                Periods.daily(calendar.zone()),
                (Temporal) until,
                new SilenceReading(calendar, threshold, restated, withoutReactivated));
    }
}
