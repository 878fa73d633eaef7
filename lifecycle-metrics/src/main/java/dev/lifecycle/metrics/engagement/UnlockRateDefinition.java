package dev.lifecycle.metrics.engagement;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.EventMetric;
import dev.lifecycle.metrics.internal.EventState;
import dev.lifecycle.metrics.internal.bytes.KeyedId;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What unlocks count, until {@link #metric()}. Immutable: every option gives a new definition. */
public final class UnlockRateDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;
    // At one instant the offer comes before the unlock, as the names sort.
    private static final String OFFER = "offer";
    private static final String UNLOCK = "unlock";

    private final EventMetric.Source<T> source;
    private final Duration window;

    private UnlockRateDefinition(EventMetric.Source<T> source, Duration window) {
        this.source = source;
        this.window = Messages.requireWindow(window);
    }

    /** What is left to declare: the window. */
    @FunctionalInterface
    public interface Window<T> {
        /**
         * How long after it was shown a content may be unlocked, to count.
         *
         * @throws IllegalArgumentException unless longer than zero
         */
        UnlockRateDefinition<T> within(Duration window);
    }

    static <T> Window<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, String> content,
            Extractor<? super T, Instant> at,
            Extractor<? super T, Boolean> isUnlock) {
        EventMetric.Source<T> source = EventMetric.Source.of(
                row -> new KeyedId(
                        Rows.<T, Object>required(customer, row, "customer"),
                        Rows.<T, String>required(content, row, "content")),
                at,
                row -> Rows.<T, Boolean>required(isUnlock, row, "unlock") ? UNLOCK : OFFER,
                "customer");
        return window -> new UnlockRateDefinition<>(source, window);
    }

    /** Until when was observed; later rows are left out. Without it the data end with the last row. */
    public UnlockRateDefinition<T> observedUntil(Instant end) {
        return new UnlockRateDefinition<>(source.until(end), window);
    }

    /** The metric. Broken down with {@link Metric#by}, a customer's unlock of a content belongs to the segment of the row that first names both. */
    public Metric<T, ?, UnlockRate> metric() {
        Reading reading = new Reading(window);
        return new EventMetric<>(source, reading.id(), reading);
    }

    private record Reading(Duration window) implements EventMetric.Reading<UnlockRate> {

        private String id() {
            return "unlock/within-" + window;
        }

        @Override
        public UnlockRate read(EventState log, long until) {
            long span = window.toNanos() / 1_000;
            int unlock = log.nameNumber(UNLOCK);
            int[] order = log.sorted();
            TreeMap<String, Tally> tallies = new TreeMap<>();
            for (int start = 0; start < order.length; ) {
                int end = log.endOfSubject(order, start);
                KeyedId key = (KeyedId) log.id(log.subject(order[start]));
                Tally tally = tallies.computeIfAbsent((String) key.which(), content -> new Tally());
                int offer = start;
                while (offer < end && log.to(order[offer]) == unlock) {
                    offer++;
                }
                tally.withoutOffer += offer > start ? 1 : 0;
                if (offer < end) {
                    tally.offered(log, order, offer, end, unlock, span, until);
                }
                start = end;
            }
            List<ContentUnlocks> contents = new ArrayList<>();
            tallies.forEach((content, tally) -> contents.add(
                    new ContentUnlocks(id(), content, tally.offered, tally.unlocked, tally.young, tally.withoutOffer)));
            return new UnlockRate(id(), contents);
        }
    }

    private static final class Tally {

        private long offered;
        private long unlocked;
        private long young;
        private long withoutOffer;

        private void offered(EventState log, int[] order, int offer, int end, int unlock, long span, long until) {
            long at = log.at(order[offer]);
            if (until - at < span) {
                young++;
                return;
            }
            offered++;
            for (int i = offer + 1; i < end && log.at(order[i]) - at <= span; i++) {
                if (log.to(order[i]) == unlock) {
                    unlocked++;
                    return;
                }
            }
        }
    }
}
