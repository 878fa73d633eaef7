package dev.lifecycle;

import dev.lifecycle.store.Claim;

/**
 * The host's way to carry a contact out. It may be called again with the same key after a crash or a lost answer; a host that hands the
 * {@linkplain dev.lifecycle.store.Touchpoint#key() key} on to its mail service, or remembers it, sends once.
 */
@FunctionalInterface
public interface Sender {

    /**
     * Carries it out; returning means done.
     *
     * @param claim the touchpoint, and the customer whom it concerns now
     * @throws Exception if it could not be done; it is tried again later
     */
    void send(Claim claim) throws Exception;
}
