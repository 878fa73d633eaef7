package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.internal.EventMetric;

/** A funnel, whose subjects belong to the segment they entered it in. */
final class FunnelMetric<T> extends EventMetric<T, Funnel> {

    private static final long serialVersionUID = 1L;

    private final FunnelReading reading;

    FunnelMetric(EventMetric.Source<T> source, FunnelReading reading) {
        super(source, reading.id(), reading);
        this.reading = reading;
    }

    @Override
    public <K> Metric<T, ?, Segmented<K, Funnel>> by(Extractor<? super T, ? extends K> segment) {
        return by(segment, reading.entries());
    }
}
