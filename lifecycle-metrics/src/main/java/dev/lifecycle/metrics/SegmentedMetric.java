package dev.lifecycle.metrics;

import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A metric once per segment; the total is merged from the segments, so that it costs no second pass and no second memory. */
final class SegmentedMetric<T, A extends Serializable, K, R>
        implements Metric<T, SegmentedMetric.State<K, A>, Segmented<K, R>> {

    private static final long serialVersionUID = 1L;

    private final Metric<T, A, R> metric;
    private final Extractor<? super T, ? extends K> segment;

    SegmentedMetric(Metric<T, A, R> metric, Extractor<? super T, ? extends K> segment) {
        this.metric = metric;
        this.segment = segment;
    }

    static final class State<K, A extends Serializable> implements Serializable {
        private static final long serialVersionUID = 1L;
        private final HashMap<K, A> bySegment = new HashMap<>();
    }

    @Override
    public State<K, A> empty() {
        return new State<>();
    }

    @Override
    public void add(State<K, A> state, T row) {
        K key = Rows.required(segment, row, "segment");
        A known = state.bySegment.get(key);
        A inner = known == null ? metric.empty() : known;
        metric.add(inner, row);
        if (known == null) {
            state.bySegment.put(key, inner);
        }
    }

    @Override
    public State<K, A> merge(State<K, A> left, State<K, A> right) {
        right.bySegment.forEach((key, theirs) -> {
            A ours = left.bySegment.get(key);
            left.bySegment.put(key, metric.merge(ours == null ? metric.empty() : ours, theirs));
        });
        return left;
    }

    @Override
    public Segmented<K, R> result(State<K, A> state) {
        Map<K, R> results = new LinkedHashMap<>();
        A total = metric.empty();
        for (K key : Segmented.inOrder(state.bySegment.keySet())) {
            A inner = Objects.requireNonNull(state.bySegment.get(key));
            results.put(key, metric.result(inner));
            total = metric.merge(total, inner);
        }
        return new Segmented<>(results, metric.result(total));
    }
}
