package dev.lifecycle.store;

import dev.lifecycle.store.Touchpoint.Status;
import dev.lifecycle.store.TouchpointLine.Place;
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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The touchpoints of all models and subjects in memory: by customer, and those pending also by due instant. One lock guards it all. */
final class TouchpointBook {

    private final Map<String, List<TouchpointLine>> byOwner = new HashMap<>();
    private final NavigableMap<Place, TouchpointLine> pending = new TreeMap<>(Place.EARLIEST_FIRST);

    synchronized void keep(Commit commit) {
        String model = commit.position().model();
        String subject = commit.position().subject();
        if (commit.leaves()) {
            cancel(model, subject, Touchpoint::cancelIfLeft, touchpoint -> Messages.left(touchpoint.stage()));
        }
        if (!commit.withdrawn().isEmpty()) {
            Set<Touchpoint.Key> withdrawn = Set.copyOf(commit.withdrawn());
            cancel(
                    model,
                    subject,
                    touchpoint -> withdrawn.contains(touchpoint.key()),
                    touchpoint -> Messages.RECOMPUTED);
        }
        for (Touchpoint touchpoint : commit.touchpoints()) {
            TouchpointLine line = new TouchpointLine(touchpoint);
            byOwner.computeIfAbsent(subject, owner -> new ArrayList<>(4)).add(line);
            enqueue(line);
        }
    }

    synchronized List<Touchpoint> of(String model, String subject) {
        return lines(model, subject).map(line -> line.touchpoint).toList();
    }

    synchronized Page<Touchpoint> due(Instant upTo, @Nullable String cursor, int limit) {
        Cursors.requireRoom(limit);
        NavigableMap<Place, TouchpointLine> rest = cursor == null
                ? pending
                : pending.tailMap(new Place(Cursors.instant(cursor), Cursors.text(cursor)), false);
        List<Touchpoint> items = new ArrayList<>();
        for (TouchpointLine next : rest.values()) {
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
        for (TouchpointLine line : pending.values()) {
            if (claims.size() == limit || line.touchpoint.due().isAfter(now)) {
                break;
            }
            if (line.isFree(now)) {
                claims.add(line.claim(now.plus(lease)));
            }
        }
        return claims;
    }

    synchronized boolean settle(Claim claim, Touchpoint outcome, Instant at) {
        String model = claim.touchpoint().key().model();
        TouchpointLine line = lines(model, claim.owner())
                .filter(candidate -> candidate.holds(claim, outcome))
                .findFirst()
                .orElse(null);
        if (line == null) {
            return false;
        }
        pending.remove(Place.of(line.touchpoint));
        line.settle(outcome, at);
        enqueue(line);
        return true;
    }

    synchronized Contacts contacts(String subject, Instant since, Instant now) {
        List<TouchpointLine> lines = byOwner.getOrDefault(subject, List.of());
        List<Instant> sent = lines.stream()
                .filter(line -> line.wasSentSince(since))
                .map(TouchpointLine::sentAt)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return new Contacts(
                sent, (int) lines.stream().filter(line -> !line.isFree(now)).count());
    }

    /** Renames customers in keys, cancels what is pending and forgets reasons. */
    synchronized void erase(String model, String subject, Map<String, String> names) {
        String surrogate = names.getOrDefault(subject, subject);
        List<TouchpointLine> lines = hand(model, subject, surrogate);
        for (TouchpointLine line : lines) {
            Touchpoint kept = line.touchpoint;
            pending.remove(Place.of(kept));
            line.touchpoint = kept.erased(names.getOrDefault(kept.subject(), surrogate));
        }
    }

    synchronized void merge(String model, String from, String into) {
        cancel(model, from, Touchpoint::cancelIfLeft, any -> Messages.mergedInto(into));
        hand(model, from, into);
    }

    private List<TouchpointLine> hand(String model, String subject, String newOwner) {
        List<TouchpointLine> lines = lines(model, subject).toList();
        if (!lines.isEmpty()) {
            byOwner.getOrDefault(subject, new ArrayList<>()).removeAll(lines);
            lines.forEach(line -> line.owner = newOwner);
            byOwner.computeIfAbsent(newOwner, owner -> new ArrayList<>(4)).addAll(lines);
        }
        return lines;
    }

    private void cancel(
            String model, String subject, Predicate<Touchpoint> which, Function<Touchpoint, String> reason) {
        lines(model, subject).forEach(line -> {
            Touchpoint kept = line.touchpoint;
            if (kept.status() == Status.PENDING && which.test(kept)) {
                pending.remove(Place.of(kept));
                line.touchpoint = kept.with(Status.CANCELLED, reason.apply(kept));
            }
        });
    }

    private Stream<TouchpointLine> lines(String model, String subject) {
        return byOwner.getOrDefault(subject, List.of()).stream()
                .filter(line -> line.touchpoint.key().model().equals(model));
    }

    private void enqueue(TouchpointLine line) {
        if (line.touchpoint.status() == Status.PENDING) {
            pending.put(Place.of(line.touchpoint), line);
        }
    }
}
