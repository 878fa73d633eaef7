package dev.lifecycle.contact;

import dev.lifecycle.commit.Troubles;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.stage.TimeLimits;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.BeginResult;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.ContactCheck;
import dev.lifecycle.store.LifecycleStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round of delivery at one instant, and what it did so far. For one thread. */
final class DeliveryRun {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRun.class);
    private static final int MOST_DOUBLINGS = 16;

    private final LifecycleStore store;
    private final ContactRules rules;
    private final Instant now;
    private final Sender sender;
    private final Gate gate;
    private final List<Touchpoint> settled = new ArrayList<>();
    private final Map<String, String> errors = new LinkedHashMap<>();
    private boolean interrupted;

    DeliveryRun(LifecycleStore store, ContactRules rules, Instant now, Sender sender) {
        this.store = store;
        this.rules = rules;
        this.now = now;
        this.sender = sender;
        gate = new Gate(store, rules, now);
    }

    /**
     * Goes through what was claimed at once, and answers whether to claim more: not after an interruption, nor when nothing of it could
     * be done, which would be so for ever.
     */
    boolean goThrough(List<Claim> claims) {
        int before = settled.size();
        RuntimeException broken = null;
        for (int i = 0; i < claims.size(); i++) {
            if (interrupted || Thread.currentThread().isInterrupted()) {
                giveBack(claims.subList(i, claims.size()));
                return false;
            }
            Claim claim = claims.get(i);
            try {
                carryOut(claim);
            } catch (RuntimeException e) {
                // the store could not keep what became of it; its lease will end, and others may fare better
                Troubles.warn(LOG, "could not settle " + claim.touchpoint().key(), e);
                errors.put(claim.touchpoint().key().text(), Troubles.text(e));
                broken = e;
            } catch (Error e) {
                giveBack(claims.subList(i + 1, claims.size()));
                throw e;
            }
        }
        boolean progressed = settled.size() > before;
        if (!progressed && broken != null) {
            throw broken;
        }
        return progressed && !interrupted;
    }

    /** The thread is left as interrupted as it was found, or became. */
    void restoreInterrupt() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    Delivery outcome() {
        return Delivery.of(
                settled, errors, interrupted || Thread.currentThread().isInterrupted());
    }

    private void carryOut(Claim claim) {
        Optional<Touchpoint> outcome;
        try {
            outcome = outcome(claim);
        } catch (Throwable e) {
            settle(claim, failed(claim, e));
            if (Troubles.endsTheRun(e)) {
                throw Troubles.again(e);
            }
            return;
        }
        if (outcome.isPresent()) {
            settle(claim, outcome.get());
        } else {
            LOG.debug("{} is no longer for this run to send", line(claim.touchpoint()));
        }
    }

    /** What is to be kept of it; nothing if the claim was lost. */
    private Optional<Touchpoint> outcome(Claim claimed) throws Exception {
        Claim claim = claimed.with(gate.atItsHour(claimed));
        Optional<Touchpoint> heldBack = gate.left(claim).or(() -> gate.heldBack(claim));
        if (heldBack.isPresent()) {
            return heldBack;
        }
        Touchpoint touchpoint = claim.touchpoint();
        ContactCheck check = gate.check(claim);
        BeginResult begun = store.begin(claim, rules.lease(), check);
        return switch (begun) {
            case BEGUN -> {
                sender.send(claim.begun());
                yield Optional.of(touchpoint.tried().with(Status.SENT, null));
            }
            case LOST -> Optional.empty();
            case CAP_REACHED -> Optional.of(gate.overLimit(claim, check).orElseGet(() -> waiting(touchpoint)));
            case ANOTHER_UNDERWAY -> Optional.of(waiting(touchpoint));
        };
    }

    private Touchpoint waiting(Touchpoint touchpoint) {
        return touchpoint.heldBackUntil(now.plus(rules.lease()), Messages.ANOTHER_UNDERWAY);
    }

    /** One attempt more, whatever was thrown and whoever threw it. */
    private Touchpoint failed(Claim claim, Throwable thrown) {
        Touchpoint tried = claim.touchpoint().tried();
        ContactRules.Tries tries = gate.rules(tried).tries;
        // the flag would fail what the store has still to do; it is raised again at the end of the run
        interrupted |= Thread.interrupted() || thrown instanceof InterruptedException;
        String reason = Troubles.text(thrown);
        errors.put(tried.key().text(), reason);
        Troubles.warn(LOG, Messages.attemptFailed(tried.key().text(), tried.attempts(), tries.most()), thrown);
        return tried.attempts() >= tries.most()
                ? tried.with(Status.FAILED, reason)
                : tried.retriedAt(now.plus(wait(tried.attempts(), tries.backoff())), reason);
    }

    private static Duration wait(int attempts, Duration backoff) {
        long doublings = 1L << Math.min(attempts - 1, MOST_DOUBLINGS);
        Duration longest = TimeLimits.LONGEST;
        return backoff.compareTo(longest.dividedBy(doublings)) > 0 ? longest : backoff.multipliedBy(doublings);
    }

    private void settle(Claim claim, Touchpoint outcome) {
        interrupted |= Thread.interrupted();
        if (store.settle(claim, outcome, now)) {
            settled.add(outcome);
        } else if (outcome.status() == Status.SENT) {
            LOG.warn("{} was sent, but its claim was lost meanwhile; a longer lease avoids that", line(outcome));
        } else {
            LOG.debug("{} is no longer for this run to settle", line(outcome));
        }
    }

    /** Ends claims on which nothing was done, so that others need not wait for their leases. */
    private void giveBack(List<Claim> untried) {
        interrupted |= Thread.interrupted();
        for (Claim claim : untried) {
            try {
                store.settle(claim, claim.touchpoint(), now);
            } catch (RuntimeException e) {
                Troubles.warn(LOG, "could not give " + claim.touchpoint().key() + " back before its lease ends", e);
            }
        }
    }

    /** Its key for the log: those of before keys were drawn at random are composed of ids. */
    private static String line(Touchpoint touchpoint) {
        return Texts.inOneLine(touchpoint.key().text());
    }
}
