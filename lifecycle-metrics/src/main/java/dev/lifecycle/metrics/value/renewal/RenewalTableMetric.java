package dev.lifecycle.metrics.value.renewal;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;

/**
 * Contracts to a {@link RenewalTable}.
 *
 * @param <T> the host's row
 */
final class RenewalTableMetric<T> implements Metric<T, RenewalTableState, RenewalTable> {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, Integer> periods;
    private final Extractor<? super T, Boolean> ended;

    RenewalTableMetric(Extractor<? super T, Integer> periods, Extractor<? super T, Boolean> ended) {
        this.periods = periods;
        this.ended = ended;
    }

    @Override
    public String definition() {
        return "renewals/by-periods";
    }

    @Override
    public RenewalTableState empty() {
        return new RenewalTableState();
    }

    @Override
    public void add(RenewalTableState state, T row) {
        int lasted = Rows.<T, Integer>required(periods, row, "number of periods");
        boolean over = Rows.<T, Boolean>required(ended, row, "end");
        if (lasted < (over ? 1 : 0)) {
            throw new InvalidRowException(Messages.periodsRefused(lasted, over), row);
        }
        state.add(lasted, over, 1);
    }

    @Override
    public RenewalTableState merge(RenewalTableState left, RenewalTableState right) {
        left.addAll(right);
        return left;
    }

    @Override
    public RenewalTable result(RenewalTableState state) {
        return state.table();
    }
}
