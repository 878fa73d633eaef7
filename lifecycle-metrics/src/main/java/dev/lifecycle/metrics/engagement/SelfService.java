package dev.lifecycle.metrics.engagement;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.EventLog;
import dev.lifecycle.metrics.internal.EventMetric;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * How often customers find help themselves: looks into the FAQ or knowledge base after which no ticket followed.
 *
 * <p>A customer's looks that follow each other within the window are one search for help. It succeeded if the customer opened no
 * ticket within the window after its last look. Searches whose window still runs at the end of observation are open, in no
 * number. A ticket without a look before is told.
 *
 * <pre>{@code
 * SelfService help = contacts.stream()
 *         .collect(SelfService.of(Contact::customer, Contact::at, Contact::isTicket, Duration.ofDays(1)));
 * }</pre>
 *
 * @param definition     id of the definition, such as {@code self-service/no-ticket-within-PT24H}
 * @param searches       searches for help that are over
 * @param solved         of them, those without a ticket
 * @param open           searches whose window still runs
 * @param ticketsAlone   tickets that no search went before
 */
public record SelfService(String definition, long searches, long solved, long open, long ticketsAlone)
        implements Serializable {

    /**
     * Over rows that are looks or tickets.
     *
     * @param customer who
     * @param at       when
     * @param isTicket whether it is a ticket; else it is a look into the FAQ
     * @param window   how long after a look a ticket still belongs to it
     */
    public static <T> Metric<T, ?, SelfService> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, Instant> at,
            Extractor<? super T, Boolean> isTicket,
            Duration window) {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException(Messages.window(window));
        }
        return new EventMetric<>(
                new EventMetric.Source<T>(
                        customer,
                        at,
                        null,
                        null,
                        row -> Rows.<T, Boolean>required(isTicket, row, "ticket") ? Reading.TICKET : Reading.LOOK,
                        null,
                        null,
                        null,
                        "customer"),
                new Reading(window));
    }

    /** Searches solved without a ticket, of all that are over. */
    public MeasuredRate rate() {
        return MeasuredRate.of(new Rate(solved, searches), open == 0, definition);
    }

    /** {@code self-service 80 of 100 = 80.0 % (…), complete; 12 tickets without a search}. */
    @Override
    public String toString() {
        return "self-service " + rate() + "; " + ticketsAlone + " tickets without a search";
    }

    private record Reading(Duration window) implements EventMetric.Reading<SelfService> {

        // At one instant the look comes before the ticket, as the names sort.
        static final String LOOK = "look";
        static final String TICKET = "ticket";

        @Override
        public SelfService read(EventLog log, long until) {
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
            return new SelfService("self-service/no-ticket-within-" + window, searches, solved, open, alone);
        }
    }
}
