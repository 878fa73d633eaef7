package dev.lifecycle.contact;

import dev.lifecycle.stage.TimeLimits;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.LifecycleStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out touchpoints that are due: claims, asks the rules once more, hands over to the host, and keeps what became of them. */
public final class Deliverer {

    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
    private static final int PAGE = 50;

    private final LifecycleStore store;
    private final ContactRules rules;

    public Deliverer(LifecycleStore store, ContactRules rules) {
        this.store = store;
        this.rules = rules;
    }

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
