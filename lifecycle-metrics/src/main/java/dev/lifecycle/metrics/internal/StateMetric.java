package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.Metric;

/** A metric over a {@link CustomerState}, which knows itself how it merges and until when it was observed. */
public abstract class StateMetric<T, S extends CustomerState<S>, R> implements Metric<T, S, R> {

    private static final long serialVersionUID = 1L;

    /** For the metrics of the packages above. */
    protected StateMetric() {}

    @Override
    public final S merge(S left, S right) {
        return left.addAll(right);
    }

    @Override
    public final void observeAsLongAs(S accumulator, S other) {
        accumulator.observeAsLongAs(other);
    }
}
