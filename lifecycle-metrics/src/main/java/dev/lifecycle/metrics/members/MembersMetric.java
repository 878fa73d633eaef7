package dev.lifecycle.metrics.members;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import java.io.Serializable;

/** A metric once for each customer. */
record MembersMetric<T, A extends Serializable, K, R>(
        Metric<T, A, R> metric, Extractor<? super T, ? extends K> customer)
        implements Metric<T, MembersState<K, A>, Members<K, R>> {

    @Override
    public String definition() {
        return metric.definition() + "/members";
    }

    @Override
    public MembersState<K, A> empty() {
        return MembersState.of(metric);
    }

    @Override
    public void add(MembersState<K, A> state, T row) {
        K who = Rows.<T, K>required(customer, row, "customer");
        A known = state.accumulators().get(who);
        A accumulator = known == null ? metric.empty() : known;
        metric.add(accumulator, row);
        if (known == null) {
            state.accumulators().put(who, accumulator);
        }
    }

    @Override
    public MembersState<K, A> merge(MembersState<K, A> left, MembersState<K, A> right) {
        return left.addAll(metric, right);
    }

    @Override
    public void observeAsLongAs(MembersState<K, A> state, MembersState<K, A> other) {
        A end = state.end(metric);
        metric.observeAsLongAs(end, other.end(metric));
        state.observedUntil(end);
    }

    /** Over a copy: the accumulator may go on counting. */
    @Override
    public Members<K, R> result(MembersState<K, A> state) {
        MembersState<K, A> copy = empty();
        copy.addAll(metric, state);
        return Members.counted(metric, copy);
    }
}
