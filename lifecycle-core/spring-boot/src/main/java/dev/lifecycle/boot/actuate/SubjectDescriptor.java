package dev.lifecycle.boot.actuate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One customer, as the endpoint tells of them. Whatever is typed as an object may be masked.
 *
 * @param model       the model's name
 * @param version     under which the customer is kept
 * @param subject     whose position it is
 * @param stage       where they stand
 * @param since       since when
 * @param episode     which pass, from 1
 * @param nextDue     when the next timer is due; null if none is
 * @param why         the sentence that says how they came there
 * @param history     what happened, in order
 * @param touchpoints what was planned, in order
 */
public record SubjectDescriptor(
        String model,
        int version,
        Object subject,
        String stage,
        Instant since,
        int episode,
        @Nullable Instant nextDue,
        String why,
        List<RowDescriptor> history,
        List<TouchpointDescriptor> touchpoints) {

    /** Copies the lists. */
    public SubjectDescriptor {
        history = List.copyOf(history);
        touchpoints = List.copyOf(touchpoints);
    }

    /**
     * One row of history.
     *
     * @param kind      what happened
     * @param from      the stage before; null for the first row
     * @param to        the stage after
     * @param at        when it took effect
     * @param trigger   the event's type, the timer, or what the host did
     * @param rule      the rule that fired; null if none did
     * @param passed    the guard that said yes; null if there was none
     * @param refusedBy the guards that said no
     * @param eventId   the event's id; null if there was no event
     * @param note      what the host had to say; null if nothing
     * @param dates     what the event has set
     * @param texts     what was kept of the event
     */
    public record RowDescriptor(
            String kind,
            @Nullable String from,
            String to,
            Instant at,
            String trigger,
            @Nullable String rule,
            @Nullable String passed,
            List<String> refusedBy,
            @Nullable Object eventId,
            @Nullable Object note,
            Map<String, Instant> dates,
            Map<String, Object> texts) {}

    /**
     * One touchpoint.
     *
     * @param id       what the host knows it by
     * @param key      its key
     * @param channel  null if the model names none
     * @param status   what has become of it
     * @param due      not before this instant
     * @param expires  never from this instant on; null if it does not expire
     * @param attempts how often it was tried
     * @param reason   why it was held back, or the latest error; null if there is nothing to say
     * @param about    what it is about
     */
    public record TouchpointDescriptor(
            String id,
            Object key,
            @Nullable String channel,
            String status,
            Instant due,
            @Nullable Instant expires,
            int attempts,
            @Nullable Object reason,
            Map<String, Object> about) {}
}
