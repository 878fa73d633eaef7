package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.internal.EventMetric;
import dev.lifecycle.metrics.internal.Instants;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is read from visits, for each segment and for all. The path of a subject stays whole: a visit ends when the subject leaves, in whatever
 * segment, and leads wherever it goes.
 */
final class SegmentedVisits<T, K, R> implements Metric<T, SegmentedVisitsState<K>, Segmented<K, R>> {

    private static final long serialVersionUID = 1L;

    private final EventMetric.Source<T> source;
    private final String definition;
    private final StageOrder declared;
    private final StageHistory.Reading<R> reading;
    private final Extractor<? super T, ? extends K> segment;

    SegmentedVisits(
            EventMetric.Source<T> source,
            String definition,
            StageOrder declared,
            StageHistory.Reading<R> reading,
            Extractor<? super T, ? extends K> segment) {
        this.source = source;
        this.definition = definition;
        this.declared = declared;
        this.reading = reading;
        this.segment = segment;
    }

    @Override
    public String definition() {
        return definition + Instants.id(source.until());
    }

    @Override
    public SegmentedVisitsState<K> empty() {
        return new SegmentedVisitsState<>();
    }

    @Override
    public void add(SegmentedVisitsState<K> state, T row) {
        if (!source.counts(row)) {
            source.read(row, state.log);
            return;
        }
        K value = Rows.required(segment, row, "segment");
        source.read(row, state.log);
        state.segment(value);
    }

    @Override
    public SegmentedVisitsState<K> merge(SegmentedVisitsState<K> left, SegmentedVisitsState<K> right) {
        return left.addAll(right);
    }

    @Override
    public void observeAsLongAs(SegmentedVisitsState<K> state, SegmentedVisitsState<K> other) {
        state.log.seen(other.log.last());
    }

    @Override
    public Segmented<K, R> result(SegmentedVisitsState<K> state) {
        Instant end = source.until();
        long until = end == null ? state.log.last() : Instants.micros(end, end);
        Visits all = Visits.of(state.log, state.sorted(), until, declared, source.id());
        Map<K, R> results = new LinkedHashMap<>();
        for (K wanted : Segmented.inOrder(state.segments())) {
            results.put(wanted, reading.read(all.only(state.eventsOf(wanted))));
        }
        return new Segmented<>(results, reading.read(all));
    }
}
