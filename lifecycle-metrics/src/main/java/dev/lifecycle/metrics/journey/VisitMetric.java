package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.internal.EventMetric;
import dev.lifecycle.metrics.internal.EventState;
import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.internal.counts.Cells;
import java.time.Instant;

/** What is read from visits, each of which belongs to the segment of the row that began it. */
final class VisitMetric<T, R> extends EventMetric<T, R> {

    private static final long serialVersionUID = 1L;

    private final EventMetric.Source<T> source;
    private final String counted;
    private final StageOrder declared;
    private final StageHistory.Reading<R> reading;

    VisitMetric(EventMetric.Source<T> source, String counted, StageOrder declared, StageHistory.Reading<R> reading) {
        super(source, counted, ofEvents(source, declared, reading));
        this.source = source;
        this.counted = counted;
        this.declared = declared;
        this.reading = reading;
    }

    @Override
    public <K> Metric<T, ?, Segmented<K, R>> by(Extractor<? super T, ? extends K> segment) {
        return new SegmentedVisits<>(source, counted + "/by-segment", declared, reading, segment);
    }

    private static <R> EventMetric.Reading<R> ofEvents(
            EventMetric.Source<?> source, StageOrder declared, StageHistory.Reading<R> reading) {
        String rows = source.id();
        if (reading instanceof StageHistory.SummedReading<R> summed) {
            Instant end = source.until();
            return new Summed<>(declared, rows, summed, end == null ? EventState.NEVER : Instants.micros(end, end));
        }
        return (log, until) -> reading.read(Visits.of(log, log.sorted(), until, declared, rows));
    }

    private record Summed<R>(StageOrder declared, String rows, StageHistory.SummedReading<R> reading, long declaredEnd)
            implements EventMetric.SummedReading<R> {

        @Override
        public R read(EventState log, long until) {
            return reading.read(visits(log, until));
        }

        @Override
        public void count(EventState one, long until, Cells into) {
            reading.count(visits(one, until), into);
        }

        @Override
        public R result(Cells all) {
            return reading.result(all, declared, rows, declaredEnd);
        }

        private Visits visits(EventState log, long until) {
            return Visits.of(log, log.sorted(), until, declared, rows);
        }
    }
}
