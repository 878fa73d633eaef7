package dev.lifecycle.store;

import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
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
            return new Place(touchpoint.due(), touchpoint.key().text());
        }
    }

    Touchpoint touchpoint;
    String owner;
    private long claims;
    private boolean sending;
    private @Nullable Instant leasedUntil;
    private @Nullable Instant sentAt;

    /** Whose contacts it is counted among, from when it was begun. */
    @Nullable
    String customer;

    TouchpointRow(Touchpoint touchpoint) {
        this.touchpoint = touchpoint;
        owner = touchpoint.subject();
    }

    boolean isFree(Instant clock) {
        return leasedUntil == null || !leasedUntil.isAfter(clock);
    }

    /** Whether it may yet turn out to have been sent: it was begun and nobody has said what came of it. */
    boolean isUnderway(Instant clock) {
        return sending && (touchpoint.status() == Status.PENDING || !isFree(clock));
    }

    @Nullable
    Instant sentAt() {
        return sentAt;
    }

    Claim claim(Instant until) {
        leasedUntil = until;
        claims++;
        return new Claim(touchpoint, owner, claims, until);
    }

    boolean mayBegin(Claim claim, Instant clock) {
        return claims == claim.number()
                && touchpoint.status() == Status.PENDING
                && owner.equals(claim.owner())
                && !isFree(clock);
    }

    void begin(Instant until) {
        leasedUntil = until;
        sending = true;
        touchpoint = touchpoint.tried();
    }

    boolean holds(Claim claim, Touchpoint outcome) {
        return leasedUntil != null
                && claims == claim.number()
                && (touchpoint.status() == Status.PENDING
                        || (touchpoint.status() == Status.CANCELLED && outcome.status() == Status.SENT));
    }

    /** Keeps what came of it; of one cancelled meanwhile no more than that it was sent, as its reason may name an erased person. */
    void settle(Touchpoint outcome, Instant at) {
        boolean cancelled = touchpoint.status() == Status.CANCELLED;
        touchpoint = touchpoint.settledAs(outcome, cancelled ? null : outcome.reason());
        leasedUntil = null;
        sending = false;
        sentAt = outcome.status() == Status.SENT ? at : null;
    }
}
