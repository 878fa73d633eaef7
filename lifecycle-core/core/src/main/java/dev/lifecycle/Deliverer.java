package dev.lifecycle;

import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Touchpoint;
import dev.lifecycle.store.Touchpoint.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out touchpoints that are due: claims, asks the rules once more, hands over to the host, and keeps what became of them. */
final class Deliverer {

    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
    private static final int PAGE = 50;
    private static final int MOST_DOUBLINGS = 16;

    private final LifecycleStore store;
    private final ContactRules rules;

    Deliverer(Configuration configuration) {
        store = configuration.store();
        rules = configuration.contactRules();
    }

    Delivery deliver(Instant now, Sender sender) {
        List<Touchpoint> settled = new ArrayList<>();
        // one at a time where there is a cap, or a worker's own claims would count against each other
        int limit = rules.most == Integer.MAX_VALUE ? PAGE : 1;
        for (List<Claim> claims = store.claim(now, rules.lease, limit);
                !claims.isEmpty();
                claims = store.claim(now, rules.lease, limit)) {
            for (Claim claim : claims) {
                Touchpoint outcome = outcome(claim, now, sender);
                if (settle(claim, outcome, now)) {
                    settled.add(outcome);
                }
            }
        }
        Delivery delivery = Delivery.of(settled);
        LOG.info("delivered what was due at {}: {}", now, delivery);
        return delivery;
    }

    private Touchpoint outcome(Claim claim, Instant now, Sender sender) {
        Touchpoint touchpoint = claim.touchpoint();
        if (touchpoint.cancelIfLeft() && !isStillThere(claim)) {
            return touchpoint.with(
                    Status.SUPPRESSED, Messages.left(touchpoint.stage().id()));
        }
        if (!rules.consent.test(claim)) {
            return touchpoint.with(Status.SUPPRESSED, Messages.NO_CONSENT);
        }
        Optional<Instant> quietUntil = quietUntil(claim, now);
        if (quietUntil.isPresent()) {
            return touchpoint.heldBackUntil(quietUntil.get(), Messages.quietUntil(quietUntil.get()));
        }
        if (rules.most < Integer.MAX_VALUE) {
            Contacts contacts = store.contacts(claim.owner(), now.minus(rules.window), now);
            if (contacts.sent().size() >= rules.most) {
                return touchpoint.with(Status.SUPPRESSED, Messages.capReached(rules.most, rules.window));
            }
            if (contacts.sent().size() + contacts.underway() - 1 >= rules.most) {
                return touchpoint.heldBackUntil(now.plus(rules.lease), Messages.ANOTHER_UNDERWAY);
            }
        }
        return sent(claim, now, sender);
    }

    private Touchpoint sent(Claim claim, Instant now, Sender sender) {
        Touchpoint touchpoint = claim.touchpoint();
        try {
            sender.send(claim);
            return touchpoint.with(Status.SENT, null);
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.warn(
                    "could not deliver {}, attempt {} of {}",
                    touchpoint.key(),
                    touchpoint.attempts(),
                    rules.attempts,
                    e);
            return touchpoint.attempts() >= rules.attempts
                    ? touchpoint.with(Status.FAILED, e.toString())
                    : touchpoint.retriedAt(now.plus(wait(touchpoint.attempts())), e.toString());
        }
    }

    private Duration wait(int attempts) {
        return rules.backoff.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
    }

    private Optional<Instant> quietUntil(Claim claim, Instant now) {
        return rules.quiet == null || rules.zones == null
                ? Optional.empty()
                : rules.quiet.endIfOn(now, rules.zones.apply(claim.owner()));
    }

    private boolean isStillThere(Claim claim) {
        Touchpoint touchpoint = claim.touchpoint();
        return store.find(touchpoint.key().model(), claim.owner())
                .filter(position -> position.stage().is(touchpoint.stage()))
                .isPresent();
    }

    private boolean settle(Claim claim, Touchpoint outcome, Instant now) {
        boolean isKept = store.settle(claim, outcome, now);
        if (!isKept) {
            LOG.warn(
                    "the claim on {} was lost before it was settled as {}; a longer lease avoids that",
                    outcome.key(),
                    outcome.status());
        }
        return isKept;
    }
}
