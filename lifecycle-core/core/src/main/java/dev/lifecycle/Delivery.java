package dev.lifecycle;

import dev.lifecycle.store.Touchpoint;
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

    /** Such as {@code 12 sent, 3 postponed, 1 suppressed, 0 failed}. */
    @Override
    public String toString() {
        return sent.size() + " sent, " + postponed.size() + " postponed, " + suppressed.size() + " suppressed, "
                + failed.size() + " failed";
    }
}
