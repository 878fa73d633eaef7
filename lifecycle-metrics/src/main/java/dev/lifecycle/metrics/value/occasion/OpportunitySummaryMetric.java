package dev.lifecycle.metrics.value.occasion;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;

/**
 * Purchases at numbered occasions to an {@link OpportunitySummary}.
 *
 * @param <T> the host's row
 */
final class OpportunitySummaryMetric<T> implements Metric<T, OpportunitySummaryState, OpportunitySummary> {

    private static final long serialVersionUID = 1L;

    /** Numbers of years, weeks or campaigns; a day since 1970 fits, and differences never overflow. */
    private static final int LARGEST = 1_000_000;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, Integer> occasion;
    private final int until;
    private final int end;

    OpportunitySummaryMetric(
            Extractor<? super T, ?> customer, Extractor<? super T, Integer> occasion, int until, int end) {
        this.customer = customer;
        this.occasion = occasion;
        this.until = until;
        this.end = end;
    }

    @Override
    public String definition() {
        return "opportunities/until-" + until + (end == until ? "" : "/holdout-until-" + end);
    }

    @Override
    public OpportunitySummaryState empty() {
        return new OpportunitySummaryState();
    }

    @Override
    public void add(OpportunitySummaryState state, T row) {
        Object who = Rows.<T, Object>required(customer, row, "customer");
        int when = Rows.<T, Integer>required(occasion, row, "occasion");
        if (Math.abs((long) when) > LARGEST) {
            throw new InvalidRowException(Messages.occasionRefused(when), row);
        }
        if (when > end) {
            state.afterEnd++;
        } else {
            state.add(who, when);
        }
    }

    @Override
    public OpportunitySummaryState merge(OpportunitySummaryState left, OpportunitySummaryState right) {
        left.addAll(right);
        return left;
    }

    @Override
    public OpportunitySummary result(OpportunitySummaryState state) {
        return state.summary(until, end);
    }
}
