package dev.lifecycle.store;

import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.TouchpointRow.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The touchpoints of all models and subjects in memory: by customer, and those pending also by due instant. One lock guards it all. */
final class TouchpointTable {

    private final Map<String, List<TouchpointRow>> byOwner = new HashMap<>();
    private final Map<String, Set<TouchpointRow>> byCustomer = new HashMap<>();
    private final Map<String, TouchpointRow> byKey = new HashMap<>();
    private final NavigableMap<Place, TouchpointRow> pending = new TreeMap<>(Place.EARLIEST_FIRST);
    private final InstantSource clock;

    TouchpointTable(InstantSource clock) {
        this.clock = clock;
    }

    /** @throws StoreException if a key of the commit was given before */
    void requireNewKeys(Commit commit) {
        if (!commit.touchpoints().isEmpty()) {
            requireNewKeys(commit.touchpoints());
        }
    }

    private synchronized void requireNewKeys(List<Touchpoint> touchpoints) {
        Set<String> own = new HashSet<>();
        for (Touchpoint touchpoint : touchpoints) {
            String key = touchpoint.key().text();
            if (byKey.containsKey(key) || !own.add(key)) {
                throw new StoreException(Messages.keyGivenTwice(key));
            }
        }
    }

    synchronized void keep(Commit commit) {
        String model = commit.position().model();
        String subject = commit.position().subject();
        if (commit.leaves()) {
            cancel(model, subject, Touchpoint::cancelIfLeft, Touchpoint::cancelledByLeaving);
        }
        if (!commit.withdrawn().isEmpty()) {
            Set<String> withdrawn =
                    commit.withdrawn().stream().map(Touchpoint.Key::text).collect(Collectors.toSet());
            cancel(
                    model,
                    subject,
                    touchpoint -> withdrawn.contains(touchpoint.key().text()),
                    touchpoint -> touchpoint.with(Status.CANCELLED, Messages.RECOMPUTED));
        }
        for (Touchpoint touchpoint : commit.touchpoints()) {
            TouchpointRow row = new TouchpointRow(touchpoint);
            byOwner.computeIfAbsent(subject, owner -> new ArrayList<>(4)).add(row);
            byKey.put(touchpoint.key().text(), row);
            enqueue(row);
        }
    }

    synchronized List<Touchpoint> of(String model, String subject) {
        return rows(model, subject).map(row -> row.touchpoint).toList();
    }

    synchronized Page<Touchpoint> due(Instant upTo, @Nullable String cursor, int limit) {
        Cursors.requireRoom(limit);
        NavigableMap<Place, TouchpointRow> rest = cursor == null
                ? pending
                : pending.tailMap(new Place(Cursors.instant(cursor), Cursors.text(cursor)), false);
        List<Touchpoint> items = new ArrayList<>();
        for (TouchpointRow next : rest.values()) {
            if (!next.touchpoint.due().isBefore(upTo)) {
                break;
            }
            if (items.size() == limit) {
                Place last = Place.of(items.get(limit - 1));
                return new Page<>(items, Cursors.of(last.due(), last.key()));
            }
            items.add(next.touchpoint);
        }
        return new Page<>(items, null);
    }

    synchronized List<Claim> claim(Instant now, Duration lease, int limit, Selection selection) {
        Cursors.requireRoom(limit);
        Instant time = clock.instant();
        List<Claim> claims = new ArrayList<>();
        for (TouchpointRow row : pending.values()) {
            if (claims.size() == limit || row.touchpoint.due().isAfter(now)) {
                break;
            }
            if (row.isFree(time) && selection.takes(row.touchpoint)) {
                claims.add(row.claim(time.plus(lease)));
            }
        }
        return claims;
    }

    synchronized BeginResult begin(Claim claim, Duration lease, ContactCheck check) {
        TouchpointRow row = byKey.get(claim.touchpoint().key().text());
        Instant time = clock.instant();
        if (row == null || !row.mayBegin(claim, time)) {
            return BeginResult.LOST;
        }
        Instant since = check.since().orElse(null);
        if (since != null) {
            BeginResult room = check.against(
                    contacts(check.customer(), since), row.touchpoint.key().text());
            if (room != BeginResult.BEGUN) {
                return room;
            }
        }
        count(row, check.customer());
        row.begin(time.plus(lease));
        return BeginResult.BEGUN;
    }

    synchronized boolean settle(Claim claim, Touchpoint outcome, Instant at) {
        TouchpointRow row = byKey.get(claim.touchpoint().key().text());
        if (row == null || !row.holds(claim, outcome)) {
            return false;
        }
        pending.remove(Place.of(row.touchpoint));
        row.settle(outcome, at);
        enqueue(row);
        return true;
    }

    synchronized Contacts contacts(String customer, Instant since) {
        Instant time = clock.instant();
        List<Contacts.Contact> sent = new ArrayList<>();
        List<Contacts.Contact> underway = new ArrayList<>();
        for (TouchpointRow row : byCustomer.getOrDefault(customer, Set.of())) {
            Instant at = row.sentAt();
            if (row.touchpoint.transactional()) {
                continue;
            }
            if (at != null && !at.isBefore(since)) {
                sent.add(Contacts.Contact.of(row.touchpoint, at));
            } else if (row.isUnderway(time)) {
                underway.add(Contacts.Contact.of(row.touchpoint, row.touchpoint.due()));
            }
        }
        sent.sort(Comparator.comparing(Contacts.Contact::at));
        return new Contacts(sent, underway);
    }

    /** Hands out one pending touchpoint, whenever it is due, unless somebody has it in hand. */
    synchronized Optional<Claim> claim(String key, Duration lease) {
        TouchpointRow row = byKey.get(key);
        Instant time = clock.instant();
        return row != null && row.touchpoint.status() == Status.PENDING && row.isFree(time)
                ? Optional.of(row.claim(time.plus(lease)))
                : Optional.empty();
    }

    synchronized Optional<Touchpoint> find(String key) {
        return Optional.ofNullable(byKey.get(key)).map(row -> row.touchpoint);
    }

    synchronized Page<Touchpoint> failed(@Nullable String cursor, int limit) {
        Cursors.requireRoom(limit);
        List<Touchpoint> after = byKey.values().stream()
                .map(row -> row.touchpoint)
                .filter(touchpoint -> touchpoint.status() == Status.FAILED
                        && (cursor == null || touchpoint.key().text().compareTo(cursor) > 0))
                .sorted(Comparator.comparing(touchpoint -> touchpoint.key().text()))
                .limit(limit + 1L)
                .toList();
        return after.size() <= limit
                ? new Page<>(after, null)
                : new Page<>(after.subList(0, limit), after.get(limit - 1).key().text());
    }

    synchronized boolean retry(String key, Instant due) {
        TouchpointRow row = byKey.get(key);
        if (row == null || row.touchpoint.status() != Status.FAILED) {
            return false;
        }
        row.touchpoint = row.touchpoint.anew(due);
        enqueue(row);
        return true;
    }

    /** Renames customers in keys, cancels what is pending and forgets reasons. */
    synchronized void erase(String model, String subject, Map<String, String> names) {
        String surrogate = names.getOrDefault(subject, subject);
        List<TouchpointRow> rows = handOver(model, subject, surrogate);
        for (TouchpointRow row : rows) {
            Touchpoint kept = row.touchpoint;
            pending.remove(Place.of(kept));
            byKey.remove(kept.key().text());
            row.touchpoint = kept.erased(names.getOrDefault(kept.subject(), surrogate));
            count(row, null);
            byKey.put(row.touchpoint.key().text(), row);
        }
    }

    /** @param customer whose contacts those that were begun are counted among from now on */
    synchronized void merge(String model, String from, String into, String customer) {
        cancel(
                model,
                from,
                Touchpoint::cancelIfLeft,
                touchpoint -> touchpoint.with(Status.CANCELLED, Messages.mergedInto(into)));
        for (TouchpointRow row : handOver(model, from, into)) {
            if (row.customer != null) {
                count(row, customer);
            }
        }
    }

    /** Counts what was begun among the contacts of another customer, or of nobody. */
    private void count(TouchpointRow row, @Nullable String customer) {
        if (row.customer != null) {
            Set<TouchpointRow> others = byCustomer.getOrDefault(row.customer, new HashSet<>());
            others.remove(row);
            if (others.isEmpty()) {
                byCustomer.remove(row.customer);
            }
        }
        row.customer = customer;
        if (customer != null) {
            byCustomer.computeIfAbsent(customer, name -> new LinkedHashSet<>(4)).add(row);
        }
    }

    private List<TouchpointRow> handOver(String model, String subject, String newOwner) {
        List<TouchpointRow> rows = rows(model, subject).toList();
        if (!rows.isEmpty()) {
            byOwner.getOrDefault(subject, new ArrayList<>()).removeAll(rows);
            byOwner.remove(subject, List.of());
            rows.forEach(row -> row.owner = newOwner);
            byOwner.computeIfAbsent(newOwner, owner -> new ArrayList<>(4)).addAll(rows);
        }
        return rows;
    }

    /** Cancels those of the pending ones. */
    private void cancel(
            String model, String subject, Predicate<Touchpoint> which, UnaryOperator<Touchpoint> cancelled) {
        for (TouchpointRow row : byOwner.getOrDefault(subject, List.of())) {
            Touchpoint kept = row.touchpoint;
            if (kept.status() == Status.PENDING && kept.key().model().equals(model) && which.test(kept)) {
                pending.remove(Place.of(kept));
                row.touchpoint = cancelled.apply(kept);
            }
        }
    }

    private Stream<TouchpointRow> rows(String model, String subject) {
        return byOwner.getOrDefault(subject, List.of()).stream()
                .filter(row -> row.touchpoint.key().model().equals(model));
    }

    private void enqueue(TouchpointRow row) {
        if (row.touchpoint.status() == Status.PENDING) {
            pending.put(Place.of(row.touchpoint), row);
        }
    }
}
