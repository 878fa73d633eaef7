package dev.lifecycle.contact;

import dev.lifecycle.commit.Troubles;
import dev.lifecycle.stage.TimeLimits;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.BeginResult;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.ContactCheck;
import dev.lifecycle.store.ContactLimit;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Selection;
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

    /** No limit, but one that is asked for: whoever else is about to send to the customer counts what the host has sent. */
    private static final ContactLimit UNLIMITED = new ContactLimit(Integer.MAX_VALUE, Instant.EPOCH);

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
        return deliver(at, Selection.ALL, sender);
    }

    /**
     * The same of some touchpoints alone: those of one model, or over one channel.
     *
     * @throws IllegalArgumentException       if the instant is out of reach of {@link TimeLimits}
     * @throws dev.lifecycle.store.StoreException if the store keeps nothing at all of what was tried
     */
    public Delivery deliver(Instant at, Selection selection, Sender sender) {
        // as it is kept: what is postponed must not seem due at once
        Instant now = TimeLimits.requireUsable(at, "deliver").truncatedTo(ChronoUnit.MICROS);
        DeliveryRun run = new DeliveryRun(store, rules, now, sender);
        boolean more = !Thread.currentThread().isInterrupted();
        try {
            while (more) {
                List<Claim> claims = store.claim(now, rules.lease(), PAGE, selection);
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

    /**
     * The touchpoints as the rules would have them now, if they were delivered: as they are if they may go out, else with the reason, and
     * when it is postponed with that due; what was sent meanwhile counts, and nothing is changed. A rule that throws is a reason, too.
     *
     * @param owner whose they are
     * @param at    now
     */
    public List<Touchpoint> preview(List<Touchpoint> planned, String owner, Instant at) {
        if (planned.isEmpty()) {
            return List.of();
        }
        Gate gate = new Gate(store, rules, at);
        return planned.stream()
                .map(touchpoint -> preview(gate, touchpoint, owner))
                .toList();
    }

    private static Touchpoint preview(Gate gate, Touchpoint planned, String owner) {
        if (planned.status() != Touchpoint.Status.PENDING) {
            return planned;
        }
        Claim claim = new Claim(planned, owner, 0, planned.due());
        try {
            Claim atItsHour = claim.with(gate.atItsHour(claim));
            return gate.heldBack(atItsHour)
                    .or(() -> gate.overLimit(atItsHour, gate.check(atItsHour)))
                    .orElse(atItsHour.touchpoint());
        } catch (Throwable e) {
            if (Troubles.endsTheRun(e)) {
                throw e;
            }
            Troubles.warn(LOG, "could not tell whether " + planned.key() + " may go out", e);
            return planned.heldBackUntil(planned.due(), Troubles.text(e));
        }
    }

    /** The touchpoint at its hour of the customer's day; as it is if that cannot be told yet, which delivery tries once more. */
    public Touchpoint atItsHour(Touchpoint planned) {
        if (planned.hour() == null) {
            return planned;
        }
        try {
            return new Gate(store, rules, planned.due())
                    .atItsHour(new Claim(planned, planned.subject(), 0, planned.due()));
        } catch (Throwable e) {
            if (Troubles.endsTheRun(e)) {
                throw e;
            }
            Troubles.warn(LOG, "could not tell at what instant " + planned.key() + " is to go out", e);
            return planned;
        }
    }

    /**
     * Says that the host has carried this one out already, whenever it was due: it counts as sent at this instant, and no delivery sends it
     * again. Answers false if there is nothing to say: it is not pending, or a delivery has it in hand.
     */
    public boolean delivered(String key, Instant at) {
        Claim claim = store.claim(key, rules.lease()).orElse(null);
        if (claim == null) {
            return false;
        }
        String customer = claim.touchpoint().transactional() ? claim.owner() : rules.customer(claim.owner());
        return store.begin(claim, rules.lease(), new ContactCheck(customer, List.of(UNLIMITED))) == BeginResult.BEGUN
                && store.settle(claim, claim.touchpoint().tried().with(Touchpoint.Status.SENT, null), at);
    }
}
