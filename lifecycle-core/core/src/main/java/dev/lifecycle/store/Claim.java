package dev.lifecycle.store;

import dev.lifecycle.stage.Touchpoint;
import java.time.Instant;

/**
 * A touchpoint handed to one worker for delivery. Until the lease ends, by the store's clock, nobody else gets it; afterwards anybody
 * may, so a worker that died loses nothing.
 *
 * @param touchpoint as it was claimed, pending; in a sender's hands its attempts count this one
 * @param owner      the customer it belongs to now: another than its key's after a merge
 * @param number     how often it has been handed out; tells this claim from a later one
 * @param until      when the lease ends
 */
public record Claim(Touchpoint touchpoint, String owner, long number, Instant until) {

    /** The same of the touchpoint as it is to be now. */
    public Claim with(Touchpoint changed) {
        return new Claim(changed, owner, number, until);
    }

    /** The same with the attempt counted, as the sender gets it. */
    public Claim begun() {
        return new Claim(touchpoint.tried(), owner, number, until);
    }
}
