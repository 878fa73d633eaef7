package dev.lifecycle.metrics.engagement;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.EventMetric;
import dev.lifecycle.metrics.internal.EventState;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/** What self-service counts, until {@link #metric()}. Immutable: every option gives a new definition. */
public final class SelfServiceDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;
    // At one instant the look comes before the ticket, as the names sort.
    private static final String LOOK = "look";
    private static final String TICKET = "ticket";

    private final EventMetric.Source<T> source;
    private final Duration window;

    private SelfServiceDefinition(EventMetric.Source<T> source, Duration window) {
        this.source = source;
        this.window = Messages.requireWindow(window);
    }

    /** What is left to declare: the window. */
    @FunctionalInterface
    public interface Window<T> {
        /**
         * How long after a look a ticket still belongs to it.
         *
         * @throws IllegalArgumentException unless longer than zero
         */
        SelfServiceDefinition<T> within(Duration window);
    }

    static <T> Window<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, Instant> at,
            Extractor<? super T, Boolean> isTicket) {
        EventMetric.Source<T> source = EventMetric.Source.of(
                customer, at, row -> Rows.<T, Boolean>required(isTicket, row, "ticket") ? TICKET : LOOK, "customer");
        return window -> new SelfServiceDefinition<>(source, window);
    }

    /** Until when was observed; later rows are left out. Without it the data end with the last row. */
    public SelfServiceDefinition<T> observedUntil(Instant end) {
        return new SelfServiceDefinition<>(source.until(end), window);
    }

    /** The metric. */
    public Metric<T, ?, SelfService> metric() {
        Reading reading = new Reading(window);
        return new EventMetric<>(source, reading.id(), reading);
    }

    private record Reading(Duration window) implements EventMetric.Reading<SelfService> {

        private String id() {
            return "self-service/no-ticket-within-" + window;
        }

        @Override
        public SelfService read(EventState log, long until) {
            long span = window.toNanos() / 1_000;
            int ticket = log.nameNumber(TICKET);
            int[] order = log.sorted();
            long searches = 0;
            long solved = 0;
            long open = 0;
            long alone = 0;
            boolean searching = false;
            for (int i = 0; i < order.length; i++) {
                boolean known = i > 0 && log.subject(order[i]) == log.subject(order[i - 1]);
                boolean near = known && log.at(order[i]) - log.at(order[i - 1]) <= span;
                boolean isTicket = log.to(order[i]) == ticket;
                if (isTicket) {
                    searches += searching && near ? 1 : 0;
                    alone += searching && near ? 0 : 1;
                    searching = false;
                    continue;
                }
                searching = true;
                boolean last = i == order.length - 1 || log.subject(order[i + 1]) != log.subject(order[i]);
                long next = last ? Long.MAX_VALUE : log.at(order[i + 1]);
                if (next - log.at(order[i]) > span) {
                    boolean over = until - log.at(order[i]) > span || !last;
                    searches += over ? 1 : 0;
                    solved += over ? 1 : 0;
                    open += over ? 0 : 1;
                }
            }
            return new SelfService(id(), searches, solved, open, alone);
        }
    }
}
