package dev.lifecycle.metrics.journey.checkout;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.EventMetric;
import dev.lifecycle.metrics.internal.EventState;
import dev.lifecycle.metrics.internal.Instants;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What reasons count, until {@link #metric()}. Immutable: every option gives a new definition. */
public final class AbandonReasonsDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String UNKNOWN = AbandonReason.UNKNOWN.name();

    private final EventMetric.Source<T> source;
    private final Duration recent;

    private AbandonReasonsDefinition(EventMetric.Source<T> source, Duration recent) {
        if (recent.isNegative() || recent.isZero()) {
            throw new IllegalArgumentException(Messages.window(recent.toString()));
        }
        this.source = source;
        this.recent = recent;
    }

    /** What is left to declare: what is recent. */
    @FunctionalInterface
    public interface Recency<T> {
        /**
         * How long before the end of observation a cart may have been spoken of last, to be recent.
         *
         * @throws IllegalArgumentException unless longer than zero
         */
        AbandonReasonsDefinition<T> recent(Duration time);
    }

    static <T> Recency<T> of(
            Extractor<? super T, ?> cart,
            Extractor<? super T, Instant> at,
            Extractor<? super T, ? extends @Nullable Object> reason) {
        EventMetric.Source<T> source = new EventMetric.Source<T>(
                cart,
                at,
                null,
                null,
                row -> {
                    Object why = Rows.<T, Object>optional(reason, row, "reason");
                    return why == null ? UNKNOWN : why.toString();
                },
                null,
                null,
                null,
                "cart");
        return time -> new AbandonReasonsDefinition<>(source, time);
    }

    /** Until when was observed; later rows are left out. Without it the data end with the last row. */
    public AbandonReasonsDefinition<T> observedUntil(Instant end) {
        return new AbandonReasonsDefinition<>(source.until(end), recent);
    }

    /** The metric. Broken down with {@link Metric#by}, a cart belongs to the segment of its first row. */
    public Metric<T, ?, AbandonReasons> metric() {
        Reading reading = new Reading(recent);
        return new EventMetric<>(source, reading.id(), reading);
    }

    private record Reading(Duration recent) implements EventMetric.Reading<AbandonReasons> {

        private String id() {
            return "abandon-reasons/recent-" + recent;
        }

        @Override
        public AbandonReasons read(EventState log, long until) {
            int[] order = log.sorted();
            String[] names = log.names();
            long[] carts = new long[names.length];
            long[] recently = new long[names.length];
            long[] last = new long[names.length];
            Arrays.fill(last, Long.MIN_VALUE);
            long all = 0;
            long known = 0;
            long recentKnown = 0;
            int unknown = log.nameNumber(UNKNOWN);
            for (int start = 0; start < order.length; ) {
                int end = log.endOfSubject(order, start);
                boolean isRecent = until - log.at(order[end - 1]) <= recent.toNanos() / 1_000;
                BitSet told = new BitSet();
                for (int i = start; i < end; i++) {
                    int reason = log.to(order[i]);
                    last[reason] = Math.max(last[reason], log.at(order[i]));
                    told.set(reason);
                }
                told.stream().forEach(reason -> {
                    carts[reason]++;
                    recently[reason] += isRecent ? 1 : 0;
                });
                if (unknown >= 0) {
                    told.clear(unknown);
                }
                all++;
                known += told.isEmpty() ? 0 : 1;
                recentKnown += isRecent && !told.isEmpty() ? 1 : 0;
                start = end;
            }
            List<AbandonReasons.Reason> reasons = new ArrayList<>();
            for (int reason = 0; reason < names.length; reason++) {
                if (reason != unknown) {
                    reasons.add(new AbandonReasons.Reason(
                            log.name(reason), carts[reason], recently[reason], Instants.of(last[reason])));
                }
            }
            reasons.sort(Comparator.comparingLong(AbandonReasons.Reason::carts)
                    .reversed()
                    .thenComparing(AbandonReasons.Reason::reason));
            return new AbandonReasons(id(), all, known, recentKnown, reasons);
        }
    }
}
