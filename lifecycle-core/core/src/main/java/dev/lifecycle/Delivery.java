package dev.lifecycle;

import dev.lifecycle.store.Touchpoint;
import dev.lifecycle.store.Touchpoint.Status;
import java.util.List;

/**
 * What one round of delivery did; each touchpoint says why in its reason.
 *
 * @param sent       carried out
 * @param postponed  to come later: quiet hours, another contact under way, or a failure that is tried again
 * @param suppressed never to go out: no consent, left the stage, or over the cap
 * @param failed     given up after the last try
 */
public record Delivery(
        List<Touchpoint> sent, List<Touchpoint> postponed, List<Touchpoint> suppressed, List<Touchpoint> failed) {

    /** Copies the lists. */
    public Delivery {
        sent = List.copyOf(sent);
        postponed = List.copyOf(postponed);
        suppressed = List.copyOf(suppressed);
        failed = List.copyOf(failed);
    }

    /** What was settled in one round, each by what became of it. */
    static Delivery of(List<Touchpoint> settled) {
        return new Delivery(
                with(settled, Status.SENT),
                with(settled, Status.PENDING),
                with(settled, Status.SUPPRESSED, Status.CANCELLED),
                with(settled, Status.FAILED));
    }

    private static List<Touchpoint> with(List<Touchpoint> settled, Status... statuses) {
        return settled.stream()
                .filter(touchpoint -> List.of(statuses).contains(touchpoint.status()))
                .toList();
    }

    /** Such as {@code 12 sent, 3 postponed, 1 suppressed, 0 failed}. */
    @Override
    public String toString() {
        return sent.size() + " sent, " + postponed.size() + " postponed, " + suppressed.size() + " suppressed, "
                + failed.size() + " failed";
    }
}
