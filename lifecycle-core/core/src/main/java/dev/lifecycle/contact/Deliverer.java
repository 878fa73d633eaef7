package dev.lifecycle.contact;

import dev.lifecycle.stage.TimeLimits;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.LifecycleStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out touchpoints that are due, of all models in a store: claims, asks the rules once more, hands over to the host, and keeps what
 * became of them. {@link dev.lifecycle.Lifecycle#deliver} does so by its own rules and refuses an instant ahead of its clock; here there is
 * no clock but the store's, by which leases end.
 */
public final class Deliverer {

    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
    private static final int PAGE = 50;

    private final LifecycleStore store;
    private final ContactRules rules;

    /**
     * Over this store, by these rules. May be shared between threads.
     *
     * @param store one with transactions of its own: what was sent cannot be rolled back
     * @param rules asked before each contact
     */
    public Deliverer(LifecycleStore store, ContactRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /**
     * Carries out what is due at this instant or before, until nothing is left that can be.
     *
     * @throws IllegalArgumentException       if the instant is out of reach of {@link TimeLimits}
     * @throws dev.lifecycle.store.StoreException if the store keeps nothing at all of what was tried
     */
    public Delivery deliver(Instant at, Sender sender) {
        // as it is kept: what is postponed must not seem due at once
        Instant now = TimeLimits.requireUsable(at, "deliver").truncatedTo(ChronoUnit.MICROS);
        DeliveryRun run = new DeliveryRun(store, rules, now, sender);
        boolean more = !Thread.currentThread().isInterrupted();
        try {
            while (more) {
                List<Claim> claims = store.claim(now, rules.lease, PAGE);
                more = !claims.isEmpty() && run.goThrough(claims);
            }
        } finally {
            run.restoreInterrupt();
        }
        Delivery delivery = run.outcome();
        if (delivery.isEmpty()) {
            LOG.debug("nothing was due at {}", now);
        } else {
            LOG.info("delivered what was due at {}: {}", now, delivery);
        }
        return delivery;
    }
}
