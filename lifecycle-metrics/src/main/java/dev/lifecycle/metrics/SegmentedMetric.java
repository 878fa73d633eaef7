package dev.lifecycle.metrics;

import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    static final class State<K, A extends Serializable> extends MetricState {
        private static final long serialVersionUID = 1L;
        private final transient HashMap<K, A> bySegment = new HashMap<>();
        // Makes the state of a segment; null where the metric is the host's own.
        private final transient @Nullable Fresh inner;
        // Holds no rows, only until when others were observed.
        private transient @Nullable A elsewhere;

        private State(@Nullable Fresh inner) {
            this.inner = inner;
        }

        @Override
        protected Fresh fresh() {
            Fresh each = inner;
            return shape -> new State<>(each);
        }

        @Override
        protected void write(StateOutput out) {
            out.flag(elsewhere != null);
            if (elsewhere != null) {
                out.state(elsewhere);
            }
            out.size(bySegment.size());
            bySegment.forEach((key, state) -> {
                out.id(key);
                out.state(state);
            });
        }

        @Override
        @SuppressWarnings("unchecked") // keys and states are of the kind they were written as
        protected void read(StateInput in) {
            elsewhere = in.flag() ? (A) in.state(inner) : null;
            for (int left = in.count(); left > 0; left--) {
                K key = (K) in.id();
                bySegment.put(key, (A) in.state(inner));
            }
        }
    }

    @Override
    public String definition() {
        return metric.definition() + "/by-segment";
    }

    @Override
    public State<K, A> empty() {
        return new State<>(metric.empty() instanceof MetricState state ? state.maker() : null);
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
        if (right.elsewhere != null) {
            observeAsLongAs(left, right);
        }
        return left;
    }

    @Override
    public void observeAsLongAs(State<K, A> state, State<K, A> other) {
        A end = end(state);
        metric.observeAsLongAs(end, end(other));
        state.elsewhere = end;
    }

    /** An accumulator without rows that was observed for as long as any of these. */
    private A end(State<K, A> state) {
        A end = metric.empty();
        if (state.elsewhere != null) {
            metric.observeAsLongAs(end, state.elsewhere);
        }
        state.bySegment.values().forEach(inner -> metric.observeAsLongAs(end, inner));
        return end;
    }

    @Override
    public Segmented<K, R> result(State<K, A> state) {
        Map<K, R> results = new LinkedHashMap<>();
        A total = end(state);
        for (K key : Segmented.inOrder(state.bySegment.keySet())) {
            A inner = Objects.requireNonNull(state.bySegment.get(key));
            metric.observeAsLongAs(inner, total);
            results.put(key, metric.result(inner));
            total = metric.merge(total, inner);
        }
        return new Segmented<>(results, metric.result(total));
    }
}
