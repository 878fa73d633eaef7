package dev.lifecycle.metrics.value;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;

/**
 * Contracts to a {@link RenewalTable}: a collector, and the four functions beneath it.
 *
 * <p>A row is refused with {@link InvalidRowException} if a value is missing, the periods are negative, or a contract ended after no
 * period at all.
 *
 * @param <T> the host's row
 */
public final class RenewalMetric<T> implements Metric<T, RenewalTable, RenewalTable> {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, Integer> periods;
    private final Extractor<? super T, Boolean> ended;

    RenewalMetric(Extractor<? super T, Integer> periods, Extractor<? super T, Boolean> ended) {
        this.periods = periods;
        this.ended = ended;
    }

    @Override
    public RenewalTable empty() {
        return new RenewalTable();
    }

    @Override
    public void add(RenewalTable table, T row) {
        int lasted = Rows.<T, Integer>required(periods, row, "number of periods");
        boolean over = Rows.<T, Boolean>required(ended, row, "end");
        if (lasted < (over ? 1 : 0)) {
            throw new InvalidRowException(Messages.periodsRefused(lasted, over), String.valueOf(row));
        }
        table.add(lasted, over, 1);
    }

    @Override
    public RenewalTable merge(RenewalTable left, RenewalTable right) {
        left.addAll(right);
        return left;
    }

    @Override
    public RenewalTable result(RenewalTable table) {
        RenewalTable copy = new RenewalTable();
        copy.addAll(table);
        return copy;
    }
}
