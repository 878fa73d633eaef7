package dev.lifecycle.contact;

import dev.lifecycle.store.Claim;

/**
 * The host's way to carry a contact out. It may be called again with the same key after a crash or a lost answer; a host that hands the
 * {@linkplain dev.lifecycle.stage.Touchpoint#key() key} on to its mail service, or remembers it, sends once.
 *
 * <p>Right before the call the store made sure that the touchpoint was still this run's to send. Two things it does not promise: what
 * commits after that (the customer is erased, leaves the stage, withdraws consent) comes too late for this call; and a call that outlasts
 * the lease may be repeated by another worker, even while it lasts.
 */
@FunctionalInterface
public interface Sender {

    /**
     * Carries it out; returning means done.
     *
     * @param claim the touchpoint, and the customer whom it concerns now
     * @throws Exception if it could not be done; it is tried again later. So it is if an {@code Error} is thrown
     */
    void send(Claim claim) throws Exception;
}
