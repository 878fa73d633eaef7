package dev.lifecycle.contact;

import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.ContactCheck;
import dev.lifecycle.store.ContactLimit;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.LifecycleStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rules of contact say of touchpoints at one instant. Asks the host and the store, and changes nothing. For one thread. */
final class Gate {

    private final LifecycleStore store;
    private final ContactRules rules;
    private final Instant now;
    private final Set<String> uncapped;
    private final Map<Optional<String>, ContactRules> byChannel = new HashMap<>();

    Gate(LifecycleStore store, ContactRules rules, Instant now) {
        this.store = store;
        this.rules = rules;
        this.now = now;
        uncapped = rules.uncappedChannels();
    }

    /** The rules for the channel of this touchpoint. */
    ContactRules rules(Touchpoint touchpoint) {
        return byChannel.computeIfAbsent(
                Optional.ofNullable(touchpoint.channel()), channel -> rules.over(channel.orElse(null)));
    }

    /** At its hour of the customer's day, if it has one: the first that comes when it is due, or later. */
    Touchpoint atItsHour(Claim claim) {
        Touchpoint touchpoint = claim.touchpoint();
        return touchpoint.hour() == null
                ? touchpoint
                : touchpoint.movedTo(HourOfDay.next(touchpoint.due(), touchpoint.hour(), rules.zone(claim.owner())));
    }

    /** What is to be kept of it where the customer has left the stage that it ends with; else nothing. */
    Optional<Touchpoint> left(Claim claim) {
        Touchpoint touchpoint = claim.touchpoint();
        return touchpoint.cancelIfLeft() && !isStillThere(claim)
                ? Optional.of(touchpoint.with(
                        Status.SUPPRESSED, Messages.left(touchpoint.stage().id())))
                : Optional.empty();
    }

    /** What is to be kept of it where it must not go out now, limits apart; else nothing. */
    Optional<Touchpoint> heldBack(Claim claim) {
        Touchpoint touchpoint = claim.touchpoint();
        Instant expires = touchpoint.expires();
        if (expires != null && touchpoint.isExpired(now)) {
            return Optional.of(touchpoint.with(Status.EXPIRED, Messages.expired(expires)));
        }
        if (touchpoint.due().isAfter(now)) {
            return Optional.of(touchpoint);
        }
        if (touchpoint.transactional()) {
            return Optional.empty();
        }
        ContactRules own = rules(touchpoint);
        if (!own.consent.test(claim)) {
            return Optional.of(touchpoint.with(Status.SUPPRESSED, Messages.NO_CONSENT));
        }
        Optional<Holdout> heldOut = own.heldOut(claim);
        if (heldOut.isPresent()) {
            return Optional.of(
                    touchpoint.with(Status.SUPPRESSED, heldOut.orElseThrow().reason()));
        }
        return own.quiet == null
                ? Optional.empty()
                : own.quiet
                        .endIfOn(now, rules.zone(claim.owner()))
                        .map(end -> touchpoint.heldBackUntil(end, Messages.quietUntil(end)));
    }

    /** What has to hold of the customer's contacts; what is owed is counted among nobody's. */
    ContactCheck check(Claim claim) {
        Touchpoint touchpoint = claim.touchpoint();
        if (touchpoint.transactional()) {
            return new ContactCheck(claim.owner(), List.of());
        }
        List<ContactLimit> limits = rules(touchpoint).limits(touchpoint).stream()
                .map(limit -> limit.at(now, uncapped))
                .toList();
        return new ContactCheck(rules.customer(claim.owner()), limits);
    }

    /** What is to be kept of it where a limit leaves no room now; nothing where each does. */
    Optional<Touchpoint> overLimit(Claim claim, ContactCheck check) {
        Instant since = check.since().orElse(null);
        if (since == null) {
            return Optional.empty();
        }
        Touchpoint touchpoint = claim.touchpoint();
        Contacts contacts = store.contacts(check.customer(), since);
        Touchpoint waiting = null;
        for (Limit limit : rules(touchpoint).limits(touchpoint)) {
            ContactLimit counted = limit.at(now, uncapped);
            List<Contacts.Contact> sent = contacts.sent().stream()
                    .filter(counted::counts)
                    .filter(contact -> !contact.at().isBefore(counted.since()))
                    .toList();
            if (sent.size() < limit.most()) {
                continue;
            }
            if (!limit.postpones()) {
                return Optional.of(touchpoint.with(Status.SUPPRESSED, limit.reached()));
            }
            waiting = later(waiting, postponed(touchpoint, limit, sent));
        }
        return Optional.ofNullable(waiting);
    }

    /** Until so many have fallen out of the window that there is room for one more. */
    private static Touchpoint postponed(Touchpoint touchpoint, Limit limit, List<Contacts.Contact> sent) {
        Instant inTheWay = sent.get(sent.size() - limit.most()).at();
        return touchpoint.heldBackUntil(inTheWay.plus(limit.window()), limit.reached());
    }

    private static Touchpoint later(@Nullable Touchpoint one, Touchpoint other) {
        return one == null || other.due().isAfter(one.due()) ? other : one;
    }

    private boolean isStillThere(Claim claim) {
        Touchpoint touchpoint = claim.touchpoint();
        return store.find(touchpoint.key().model(), claim.owner())
                .filter(position -> position.stage().is(touchpoint.stage()))
                .isPresent();
    }
}
