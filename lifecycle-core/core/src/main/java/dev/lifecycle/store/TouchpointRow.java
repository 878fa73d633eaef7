package dev.lifecycle.store;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** One touchpoint in memory, with who has it in hand. Guarded by the table it is in. */
final class TouchpointRow {

    /** Where a pending one stands in the queue. */
    record Place(Instant due, String key) {

        static final Comparator<Place> EARLIEST_FIRST =
                Comparator.comparing(Place::due).thenComparing(Place::key);

        static Place of(Touchpoint touchpoint) {
            return new Place(touchpoint.due(), touchpoint.key().toString());
        }
    }

    Touchpoint touchpoint;
    String owner;
    private long claims;
    private @Nullable Instant leasedUntil;
    private @Nullable Instant sentAt;

    TouchpointRow(Touchpoint touchpoint) {
        this.touchpoint = touchpoint;
        owner = touchpoint.subject();
    }

    boolean isFree(Instant now) {
        return leasedUntil == null || !leasedUntil.isAfter(now);
    }

    boolean wasSentSince(Instant since) {
        return sentAt != null && !sentAt.isBefore(since);
    }

    @Nullable
    Instant sentAt() {
        return sentAt;
    }

    Claim claim(Instant until) {
        leasedUntil = until;
        claims++;
        touchpoint = touchpoint.tried();
        return new Claim(touchpoint, owner, claims, until);
    }

    boolean holds(Claim claim, Touchpoint outcome) {
        return leasedUntil != null
                && claims == claim.number()
                && touchpoint.key().equals(claim.touchpoint().key())
                && (touchpoint.status() == Touchpoint.Status.PENDING || outcome.status() == Touchpoint.Status.SENT);
    }

    void settle(Touchpoint outcome, Instant at) {
        touchpoint = outcome;
        leasedUntil = null;
        sentAt = outcome.status() == Touchpoint.Status.SENT ? at : null;
    }
}
