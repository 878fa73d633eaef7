package dev.lifecycle.metrics.effect;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.EventMetric;
import dev.lifecycle.metrics.internal.EventState;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which touches count, until {@link #metric()}. Immutable: every option gives a new definition. */
public final class AttributionDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;
    // At one instant touches come before the conversion, as the names sort.
    private static final String TOUCH = "by ";
    private static final String CONVERSION = "converted";

    private final EventMetric.Source<T> source;
    private final @Nullable Duration within;

    private AttributionDefinition(EventMetric.Source<T> source, @Nullable Duration within) {
        this.source = source;
        this.within = within;
    }

    static <T> AttributionDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, Instant> at,
            Extractor<? super T, String> channel,
            Extractor<? super T, Boolean> converted) {
        EventMetric.Source<T> source = EventMetric.Source.of(
                customer,
                at,
                row -> Rows.<T, Boolean>required(converted, row, "conversion")
                        ? CONVERSION
                        : TOUCH + Rows.<T, String>required(channel, row, "channel"),
                "customer");
        return new AttributionDefinition<>(source, null);
    }

    /**
     * Only touches so long before the conversion at most count; of customers without one, so long before the end of observation.
     *
     * @throws IllegalArgumentException unless longer than zero
     */
    public AttributionDefinition<T> within(Duration lookBack) {
        if (lookBack.isNegative() || lookBack.isZero()) {
            throw new IllegalArgumentException(Messages.lookBack(lookBack.toString()));
        }
        return new AttributionDefinition<>(source, lookBack);
    }

    /** Until when was observed, itself excluded; later rows are left out. Without it the data end with the last row. */
    public AttributionDefinition<T> observedUntil(Instant end) {
        return new AttributionDefinition<>(source.until(end), within);
    }

    /** The metric. Broken down with {@link Metric#by}, a customer belongs with the whole path to the segment of their first row. */
    public Metric<T, ?, Attribution> metric() {
        String id = "attribution/first-conversion" + (within == null ? "" : "/within-" + within);
        return new EventMetric<>(source, id, new Reading(id, within));
    }

    private record Reading(String id, @Nullable Duration within) implements EventMetric.Reading<Attribution> {

        @Override
        public Attribution read(EventState log, long until) {
            Map<List<String>, long[]> counts = new HashMap<>();
            int conversion = log.nameNumber(CONVERSION);
            int[] order = log.sorted();
            long untouched = 0;
            for (int start = 0; start < order.length; ) {
                int end = log.endOfSubject(order, start);
                int last = start;
                while (last < end && log.to(order[last]) != conversion) {
                    last++;
                }
                boolean converted = last < end;
                long by = converted ? log.at(order[last]) : until;
                List<String> path = new ArrayList<>();
                for (int i = start; i < last; i++) {
                    if (within == null || by - log.at(order[i]) <= within.toNanos() / 1_000) {
                        path.add(log.name(log.to(order[i])).substring(TOUCH.length()));
                    }
                }
                if (!path.isEmpty()) {
                    counts.computeIfAbsent(path, way -> new long[2])[converted ? 0 : 1]++;
                } else if (converted) {
                    untouched++;
                }
                start = end;
            }
            List<ChannelPath> paths = new ArrayList<>();
            counts.forEach((path, count) -> paths.add(new ChannelPath(path, count[0], count[1])));
            paths.sort(Comparator.comparing(path -> String.join("\n", path.channels())));
            return new Attribution(id, paths, untouched);
        }
    }
}
