package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.Segmented;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is read from events, for each segment and for everybody, where one row of a subject decides on the segment of all its rows: cut up
 * by the segments of single rows, what belongs together would be torn apart.
 */
public final class AttributedMetric<T, K, R> implements Metric<T, Touches<K>, Segmented<K, R>> {

    private static final long serialVersionUID = 1L;

    private final EventMetric.Source<T> source;
    private final String definition;
    private final EventMetric.Reading<R> reading;
    private final Extractor<? super T, ? extends K> segment;
    private final HashSet<String> deciding;
    private final boolean last;

    /**
     * Attributed by rows of these names, or by any if there are none.
     *
     * @param definition what is counted and how, as a definition id says it, but for the end of observation
     * @param last       whether a subject's last such row decides, not its first
     */
    public AttributedMetric(
            EventMetric.Source<T> source,
            String definition,
            EventMetric.Reading<R> reading,
            Extractor<? super T, ? extends K> segment,
            Set<String> deciding,
            boolean last) {
        this.source = source;
        this.definition = definition;
        this.reading = reading;
        this.segment = segment;
        this.deciding = new HashSet<>(deciding);
        this.last = last;
    }

    @Override
    public String definition() {
        return definition + Instants.id(source.until());
    }

    @Override
    public Touches<K> empty() {
        return new Touches<>();
    }

    @Override
    public void add(Touches<K> touches, T row) {
        if (!decides(row) || !source.counts(row)) {
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

    private boolean decides(T row) {
        return deciding.isEmpty() || deciding.contains(Rows.<T, String>required(source.to(), row, "name"));
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
    public Segmented<K, R> result(Touches<K> touches) {
        Instant end = source.until();
        long until = end == null ? touches.log.last() : Instants.micros(end, end);
        Map<K, EventState> logs = touches.log.split(touches.segments());
        Map<K, R> results = new LinkedHashMap<>();
        for (K wanted : Segmented.inOrder(logs.keySet())) {
            results.put(wanted, reading.read(logs.getOrDefault(wanted, touches.log), until));
        }
        return new Segmented<>(results, reading.read(touches.log, until));
    }
}
