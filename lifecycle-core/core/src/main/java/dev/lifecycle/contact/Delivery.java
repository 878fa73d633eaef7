package dev.lifecycle.contact;

import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one round of delivery did; each touchpoint says why in its reason.
 *
 * @param sent        carried out
 * @param postponed   to come later: quiet hours, another contact under way, or a failure that is tried again
 * @param suppressed  never to go out: no consent, left the stage, or over the cap
 * @param failed      given up after the last try
 * @param expired     too late to be sent
 * @param errors      what was thrown in this round, by a rule, the sender or the store: the text by the touchpoint's key, in the order
 *                    met; each is logged with its trace
 * @param interrupted whether the round stopped because its thread was interrupted; what it had claimed and not tried was given back
 */
public record Delivery(
        List<Touchpoint> sent,
        List<Touchpoint> postponed,
        List<Touchpoint> suppressed,
        List<Touchpoint> failed,
        List<Touchpoint> expired,
        Map<String, String> errors,
        boolean interrupted) {

    /** Copies the lists and the map. */
    public Delivery {
        sent = List.copyOf(sent);
        postponed = List.copyOf(postponed);
        suppressed = List.copyOf(suppressed);
        failed = List.copyOf(failed);
        expired = List.copyOf(expired);
        errors = Collections.unmodifiableMap(new LinkedHashMap<>(errors));
    }

    /** What was settled in one round, each by what became of it. */
    static Delivery of(List<Touchpoint> settled, Map<String, String> errors, boolean interrupted) {
        return new Delivery(
                with(settled, Status.SENT),
                with(settled, Status.PENDING),
                with(settled, Status.SUPPRESSED, Status.CANCELLED),
                with(settled, Status.FAILED),
                with(settled, Status.EXPIRED),
                errors,
                interrupted);
    }

    private static List<Touchpoint> with(List<Touchpoint> settled, Status... statuses) {
        return settled.stream()
                .filter(touchpoint -> List.of(statuses).contains(touchpoint.status()))
                .toList();
    }

    /** Whether there was nothing to do. */
    boolean isEmpty() {
        return sent.isEmpty()
                && postponed.isEmpty()
                && suppressed.isEmpty()
                && failed.isEmpty()
                && expired.isEmpty()
                && errors.isEmpty()
                && !interrupted;
    }

    /** Such as {@code 12 sent, 3 postponed, 1 suppressed, 0 failed}, and {@code , 2 expired, interrupted} where it is so. */
    @Override
    public String toString() {
        return sent.size() + " sent, " + postponed.size() + " postponed, " + suppressed.size() + " suppressed, "
                + failed.size() + " failed" + (expired.isEmpty() ? "" : ", " + expired.size() + " expired")
                + (interrupted ? ", interrupted" : "");
    }
}
