package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Segmented;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is made of the result of another metric: it counts what that one counts, and in its accumulator. */
public final class MappedMetric<T, A extends Serializable, X, R> implements Metric<T, A, R> {

    private static final long serialVersionUID = 1L;

    private final Metric<T, A, X> inner;
    private final Extractor<? super X, ? extends R> whole;
    private final Extractor<? super X, ? extends R> segment;

    private MappedMetric(
            Metric<T, A, X> inner, Extractor<? super X, ? extends R> whole, Extractor<? super X, ? extends R> segment) {
        this.inner = inner;
        this.whole = whole;
        this.segment = segment;
    }

    /** The result of a metric, made into another. */
    public static <T, A extends Serializable, X, R> Metric<T, ?, R> of(
            Metric<T, A, X> inner, Extractor<? super X, ? extends R> made) {
        return new MappedMetric<>(inner, made, made);
    }

    /** The same, where the result of a segment is made in another way than that of everybody. */
    public static <T, A extends Serializable, X, R> Metric<T, ?, R> of(
            Metric<T, A, X> inner, Extractor<? super X, ? extends R> whole, Extractor<? super X, ? extends R> segment) {
        return new MappedMetric<>(inner, whole, segment);
    }

    @Override
    public <K> Metric<T, ?, Segmented<K, R>> by(Extractor<? super T, ? extends K> key) {
        Extractor<? super X, ? extends R> all = whole;
        Extractor<? super X, ? extends R> each = segment;
        return MappedMetric.of(inner.<K>by(key), (Segmented<K, X> segmented) -> mapped(segmented, all, each));
    }

    private static <K, X, R> Segmented<K, R> mapped(
            Segmented<K, X> segmented,
            Extractor<? super X, ? extends R> whole,
            Extractor<? super X, ? extends R> segment) {
        Map<K, R> results = new LinkedHashMap<>();
        segmented.segments().forEach((key, result) -> results.put(key, segment.apply(result)));
        return new Segmented<>(results, whole.apply(segmented.total()));
    }

    @Override
    public String definition() {
        return inner.definition();
    }

    @Override
    public A empty() {
        return inner.empty();
    }

    @Override
    public void add(A accumulator, T row) {
        inner.add(accumulator, row);
    }

    @Override
    public A merge(A left, A right) {
        return inner.merge(left, right);
    }

    @Override
    public void observeAsLongAs(A accumulator, A other) {
        inner.observeAsLongAs(accumulator, other);
    }

    @Override
    public R result(A accumulator) {
        return whole.apply(inner.result(accumulator));
    }
}
