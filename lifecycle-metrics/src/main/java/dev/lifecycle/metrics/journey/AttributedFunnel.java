package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.internal.EventMetric;
import dev.lifecycle.metrics.internal.Instants;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A funnel for each segment and for everybody, where one row of a subject decides on the segment of all its rows. */
final class AttributedFunnel<T, K> implements Metric<T, Touches<K>, Segmented<K, Funnel>> {

    private static final long serialVersionUID = 1L;

    private final EventMetric.Source<T> source;
    private final FunnelReading reading;
    private final Extractor<? super T, ? extends K> segment;
    private final HashSet<String> deciding;
    private final boolean last;

    /** {@code deciding} are the names of the events that decide, the earliest of a subject or the {@code last}. */
    AttributedFunnel(
            EventMetric.Source<T> source,
            FunnelReading reading,
            Extractor<? super T, ? extends K> segment,
            Set<String> deciding,
            boolean last) {
        this.source = source;
        this.reading = reading;
        this.segment = segment;
        this.deciding = new HashSet<>(deciding);
        this.last = last;
    }

    @Override
    public String definition() {
        return reading.id() + Instants.id(source.until());
    }

    @Override
    public Touches<K> empty() {
        return new Touches<>();
    }

    @Override
    public void add(Touches<K> touches, T row) {
        String name = Rows.<T, String>required(source.to(), row, "name");
        if (!deciding.contains(name) || !source.counts(row)) {
            source.read(row, touches.log);
            return;
        }
        K value = Rows.required(segment, row, "segment");
        source.read(row, touches.log);
        touches.touched(
                Rows.<T, Object>required(source.subject(), row, "subject"),
                Instants.micros(Rows.<T, Instant>required(source.at(), row, "instant"), row),
                source.sequence(row),
                value,
                last);
    }

    @Override
    public Touches<K> merge(Touches<K> left, Touches<K> right) {
        return left.addAll(right, last);
    }

    @Override
    public void observeAsLongAs(Touches<K> touches, Touches<K> other) {
        touches.log.seen(other.log.last());
    }

    @Override
    public Segmented<K, Funnel> result(Touches<K> touches) {
        Instant end = source.until();
        long until = end == null ? touches.log.last() : Instants.micros(end, end);
        Map<Object, K> segments = touches.segments();
        Map<K, Funnel> funnels = new LinkedHashMap<>();
        for (K wanted : Segmented.inOrder(Set.copyOf(segments.values()))) {
            funnels.put(
                    wanted, reading.read(touches.log, until, subject -> Objects.equals(segments.get(subject), wanted)));
        }
        return new Segmented<>(funnels, reading.read(touches.log, until));
    }
}
