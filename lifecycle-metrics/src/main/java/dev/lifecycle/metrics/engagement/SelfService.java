package dev.lifecycle.metrics.engagement;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
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
 *         .collect(SelfService.of(Contact::customer, Contact::at, Contact::isTicket).within(Duration.ofDays(1)).metric());
 * }</pre>
 *
 * @param definition     id of the definition, such as {@code self-service/no-ticket-within-PT24H}
 * @param searches       searches for help that are over
 * @param solved         of them, those without a ticket
 * @param open           searches whose window still runs
 * @param ticketsAlone   tickets that no search went before
 */
public record SelfService(String definition, long searches, long solved, long open, long ticketsAlone)
        implements Result, Serializable {

    /**
     * Over rows that are looks or tickets, to be completed by {@code .within(window)}.
     *
     * @param customer who
     * @param at       when
     * @param isTicket whether it is a ticket; else it is a look into the FAQ
     */
    public static <T> SelfServiceDefinition.Window<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, Instant> at,
            Extractor<? super T, Boolean> isTicket) {
        return SelfServiceDefinition.of(customer, at, isTicket);
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
}
