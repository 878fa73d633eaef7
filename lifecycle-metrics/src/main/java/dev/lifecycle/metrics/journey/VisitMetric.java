package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.internal.EventMetric;

/** What is read from visits, each of which belongs to the segment of the row that began it. */
final class VisitMetric<T, R> extends EventMetric<T, R> {

    private static final long serialVersionUID = 1L;

    private final EventMetric.Source<T> source;
    private final String counted;
    private final StageOrder declared;
    private final StageHistory.Reading<R> reading;

    VisitMetric(EventMetric.Source<T> source, String counted, StageOrder declared, StageHistory.Reading<R> reading) {
        super(
                source,
                counted,
                (log, until) -> reading.read(Visits.of(log, log.sorted(), until, declared, source.id())));
        this.source = source;
        this.counted = counted;
        this.declared = declared;
        this.reading = reading;
    }

    @Override
    public <K> Metric<T, ?, Segmented<K, R>> by(Extractor<? super T, ? extends K> segment) {
        return new SegmentedVisits<>(source, counted + "/by-segment", declared, reading, segment);
    }
}
