package dev.lifecycle.store;

import dev.lifecycle.store.Touchpoint.Status;
import dev.lifecycle.store.TouchpointRow.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
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

    synchronized List<Claim> claim(Instant now, Duration lease, int limit) {
        Cursors.requireRoom(limit);
        Instant time = clock.instant();
        List<Claim> claims = new ArrayList<>();
        for (TouchpointRow row : pending.values()) {
            if (claims.size() == limit || row.touchpoint.due().isAfter(now)) {
                break;
            }
            if (row.isFree(time)) {
                claims.add(row.claim(time.plus(lease)));
            }
        }
        return claims;
    }

    synchronized BeginResult begin(Claim claim, Duration lease, @Nullable ContactCap cap) {
        TouchpointRow row = byKey.get(claim.touchpoint().key().text());
        Instant time = clock.instant();
        if (row == null || !row.mayBegin(claim, time)) {
            return BeginResult.LOST;
        }
        if (cap != null) {
            // after a try whose end is not known the row itself is under way, which must not hold it back
            long before = row.isUnderway(time) ? 1 : 0;
            Contacts contacts = contacts(row.owner, cap.since());
            if (contacts.sent().size() >= cap.most()) {
                return BeginResult.CAP_REACHED;
            }
            if (contacts.sent().size() + contacts.underway() - before >= cap.most()) {
                return BeginResult.ANOTHER_UNDERWAY;
            }
        }
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

    synchronized Contacts contacts(String subject, Instant since) {
        Instant time = clock.instant();
        List<TouchpointRow> rows = byOwner.getOrDefault(subject, List.of());
        List<Instant> sent = rows.stream()
                .filter(row -> row.wasSentSince(since))
                .map(TouchpointRow::sentAt)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return new Contacts(
                sent, (int) rows.stream().filter(row -> row.isUnderway(time)).count());
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
            byKey.put(row.touchpoint.key().text(), row);
        }
    }

    synchronized void merge(String model, String from, String into) {
        cancel(
                model,
                from,
                Touchpoint::cancelIfLeft,
                touchpoint -> touchpoint.with(Status.CANCELLED, Messages.mergedInto(into)));
        handOver(model, from, into);
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
