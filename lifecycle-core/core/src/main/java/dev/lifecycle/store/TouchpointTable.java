package dev.lifecycle.store;

import dev.lifecycle.store.Touchpoint.Status;
import dev.lifecycle.store.TouchpointRow.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The touchpoints of all models and subjects in memory: by customer, and those pending also by due instant. One lock guards it all. */
final class TouchpointTable {

    private final Map<String, List<TouchpointRow>> byOwner = new HashMap<>();
    private final NavigableMap<Place, TouchpointRow> pending = new TreeMap<>(Place.EARLIEST_FIRST);

    synchronized void keep(Commit commit) {
        String model = commit.position().model();
        String subject = commit.position().subject();
        if (commit.leaves()) {
            cancel(model, subject, Touchpoint::cancelIfLeft, Touchpoint::cancelledByLeaving);
        }
        if (!commit.withdrawn().isEmpty()) {
            Set<Touchpoint.Key> withdrawn = Set.copyOf(commit.withdrawn());
            cancel(
                    model,
                    subject,
                    touchpoint -> withdrawn.contains(touchpoint.key()),
                    touchpoint -> touchpoint.with(Status.CANCELLED, Messages.RECOMPUTED));
        }
        for (Touchpoint touchpoint : commit.touchpoints()) {
            TouchpointRow row = new TouchpointRow(touchpoint);
            byOwner.computeIfAbsent(subject, owner -> new ArrayList<>(4)).add(row);
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
        List<Claim> claims = new ArrayList<>();
        for (TouchpointRow row : pending.values()) {
            if (claims.size() == limit || row.touchpoint.due().isAfter(now)) {
                break;
            }
            if (row.isFree(now)) {
                claims.add(row.claim(now.plus(lease)));
            }
        }
        return claims;
    }

    synchronized boolean settle(Claim claim, Touchpoint outcome, Instant at) {
        String model = claim.touchpoint().key().model();
        TouchpointRow row = rows(model, claim.owner())
                .filter(candidate -> candidate.holds(claim, outcome))
                .findFirst()
                .orElse(null);
        if (row == null) {
            return false;
        }
        pending.remove(Place.of(row.touchpoint));
        row.settle(outcome, at);
        enqueue(row);
        return true;
    }

    synchronized Contacts contacts(String subject, Instant since, Instant now) {
        List<TouchpointRow> rows = byOwner.getOrDefault(subject, List.of());
        List<Instant> sent = rows.stream()
                .filter(row -> row.wasSentSince(since))
                .map(TouchpointRow::sentAt)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return new Contacts(
                sent, (int) rows.stream().filter(row -> !row.isFree(now)).count());
    }

    /** Renames customers in keys, cancels what is pending and forgets reasons. */
    synchronized void erase(String model, String subject, Map<String, String> names) {
        String surrogate = names.getOrDefault(subject, subject);
        List<TouchpointRow> rows = handOver(model, subject, surrogate);
        for (TouchpointRow row : rows) {
            Touchpoint kept = row.touchpoint;
            pending.remove(Place.of(kept));
            row.touchpoint = kept.erased(names.getOrDefault(kept.subject(), surrogate));
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
        rows(model, subject).forEach(row -> {
            Touchpoint kept = row.touchpoint;
            if (kept.status() == Status.PENDING && which.test(kept)) {
                pending.remove(Place.of(kept));
                row.touchpoint = cancelled.apply(kept);
            }
        });
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
