package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The customers who entered in one period and how many of them were seen k periods later.
 *
 * <p>A k beyond the last period with data has no count: its rate is undefined and open, which is not the same as zero. A
 * negative k is refused with {@link IllegalArgumentException}.
 *
 * @param definition      id of the definition
 * @param period          when they entered
 * @param size            how many entered; the whole of every rate
 * @param counts          customers back at k = 0, 1, …; under brackets, in bracket 1, 2, … from index 1 on
 * @param completeThrough the largest k whose time is over for the whole cohort; −1 if even its first period is still open
 */
public record Cohort(String definition, Period period, long size, List<Long> counts, int completeThrough)
        implements Result, Serializable {

    /** Copies the counts. */
    public Cohort {
        counts = List.copyOf(counts);
    }

    /** The share seen at k, with its interval; undefined and open beyond the data. */
    public MeasuredRate rate(int k) {
        if (k < 0) {
            throw new IllegalArgumentException(Messages.negativeK(k));
        }
        return k < counts.size()
                ? MeasuredRate.of(new Rate(counts.get(k), size), isComplete(k), definition)
                : MeasuredRate.of(Rate.EMPTY, false, definition);
    }

    /** Whether the k-th period of this cohort is over. */
    public boolean isComplete(int k) {
        return k <= completeThrough;
    }

    /**
     * The share not seen at k. Under on-or-after retention these are the customers not seen again by the end of the data: an
     * observed drop, not churn, because some of them may still come back.
     */
    public MeasuredRate observedDrop(int k) {
        MeasuredRate seen = rate(k);
        return MeasuredRate.of(seen.rate().complement(), seen.complete(), definition);
    }

    /** Count at k over count at k − 1, which may exceed 1 because retention is no funnel; empty where there is nothing to divide. */
    public OptionalDouble relativeToPrevious(int k) {
        if (k < 1 || k >= counts.size() || counts.get(k - 1) == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((double) counts.get(k) / counts.get(k - 1));
    }

    /** {@code 1997-01: 7846 customers, 7846 1198 1231}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(period + ": " + size + " customers,");
        counts.forEach(count -> text.append(' ').append(count));
        return text.toString();
    }
}
