package dev.lifecycle.store;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.jspecify.annotations.Nullable;

/** All subjects of one model in memory: found by hash, walked in order of their ids and of their due instants. */
final class Shelf {

    private record Due(Instant at, String subject) {}

    private static final Comparator<Due> EARLIEST_FIRST =
            Comparator.comparing(Due::at).thenComparing(Due::subject);

    private final ConcurrentMap<String, Ledger> ledgers = new ConcurrentHashMap<>();
    private final NavigableSet<String> subjects = new ConcurrentSkipListSet<>();
    private final NavigableSet<Due> timers = new ConcurrentSkipListSet<>(EARLIEST_FIRST);
    private final TouchpointQueue queue;

    Shelf(TouchpointQueue queue) {
        this.queue = queue;
    }

    Optional<Position> find(String subject) {
        Ledger ledger = ledgers.get(subject);
        return ledger == null ? Optional.empty() : Optional.ofNullable(ledger.position);
    }

    CommitResult tryCommit(Commit commit) {
        String subject = commit.position().subject();
        Ledger ledger = ledgers.get(subject);
        if (ledger == null) {
            if (commit.expectedRevision() != 0) {
                return CommitResult.STALE;
            }
            ledger = ledgers.computeIfAbsent(subject, name -> new Ledger());
        }
        String eventId = commit.eventId().orElse(null);
        synchronized (ledger) {
            if (eventId != null && ledger.eventIds.contains(eventId)) {
                return CommitResult.DUPLICATE;
            }
            if (ledger.revision() != commit.expectedRevision()) {
                return CommitResult.STALE;
            }
            keep(commit, ledger);
            if (eventId != null) {
                ledger.eventIds.add(eventId);
            }
        }
        return CommitResult.COMMITTED;
    }

    private void keep(Commit commit, Ledger ledger) {
        Position before = ledger.position;
        Position after = commit.position();
        if (commit.leaves()) {
            ledger.touchpoints.replaceAll((key, touchpoint) -> leave(touchpoint));
        }
        for (Touchpoint touchpoint : commit.touchpoints()) {
            ledger.touchpoints.put(touchpoint.key(), touchpoint);
            queue.add(touchpoint);
        }
        ledger.rows.addAll(commit.history());
        ledger.position = after;
        Instant dueBefore = before == null ? null : before.nextDue().orElse(null);
        Instant dueAfter = after.nextDue().orElse(null);
        if (dueBefore != null && !dueBefore.equals(dueAfter)) {
            timers.remove(new Due(dueBefore, after.subject()));
        }
        if (dueAfter != null && !dueAfter.equals(dueBefore)) {
            timers.add(new Due(dueAfter, after.subject()));
        }
        if (before == null) {
            subjects.add(after.subject());
        }
    }

    private Touchpoint leave(Touchpoint touchpoint) {
        if (!touchpoint.cancelIfLeft() || touchpoint.status() != Touchpoint.Status.PENDING) {
            return touchpoint;
        }
        queue.remove(touchpoint);
        return touchpoint.with(Touchpoint.Status.CANCELLED, Messages.LEFT);
    }

    List<HistoryEntry> history(String subject) {
        Ledger ledger = ledgers.get(subject);
        if (ledger == null) {
            return List.of();
        }
        synchronized (ledger) {
            return List.copyOf(ledger.rows);
        }
    }

    Page<HistoryEntry> history(@Nullable String cursor, int limit) {
        Cursors.requireRoom(limit);
        List<HistoryEntry> rows = new ArrayList<>();
        int skip = cursor == null ? 0 : (int) Cursors.number(cursor);
        for (String subject : cursor == null ? subjects : subjects.tailSet(Cursors.text(cursor), true)) {
            List<HistoryEntry> all = history(subject);
            boolean resumed = cursor != null && subject.equals(Cursors.text(cursor));
            for (int i = resumed ? Math.min(skip, all.size()) : 0; i < all.size(); i++) {
                if (rows.size() == limit) {
                    return new Page<>(rows, Cursors.of(i, subject));
                }
                rows.add(all.get(i));
            }
        }
        return new Page<>(rows, null);
    }

    Page<Position> inStage(Stage stage, @Nullable String cursor, int limit) {
        Cursors.requireRoom(limit);
        List<Position> positions = new ArrayList<>();
        for (String subject : cursor == null ? subjects : subjects.tailSet(cursor, false)) {
            Position position = find(subject).orElse(null);
            if (position != null && position.stage().is(stage)) {
                if (positions.size() == limit) {
                    return new Page<>(positions, positions.get(limit - 1).subject());
                }
                positions.add(position);
            }
        }
        return new Page<>(positions, null);
    }

    Map<String, Long> population() {
        Map<String, Long> counts = new TreeMap<>();
        for (Ledger ledger : ledgers.values()) {
            Position position = ledger.position;
            if (position != null) {
                counts.merge(position.stage().id(), 1L, Long::sum);
            }
        }
        return counts;
    }

    Page<Position> due(Instant upTo, @Nullable String cursor, int limit) {
        Cursors.requireRoom(limit);
        List<Position> positions = new ArrayList<>();
        Due last = cursor == null ? null : new Due(Cursors.instant(cursor), Cursors.text(cursor));
        for (Due next : last == null ? timers : timers.tailSet(last, false)) {
            if (!next.at().isBefore(upTo)) {
                break;
            }
            if (positions.size() == limit) {
                return new Page<>(positions, last == null ? null : Cursors.of(last.at(), last.subject()));
            }
            Position position = find(next.subject()).orElse(null);
            if (position != null && position.nextDue().filter(next.at()::equals).isPresent()) {
                positions.add(position);
                last = next;
            }
        }
        return new Page<>(positions, null);
    }

    List<Touchpoint> touchpoints(String subject) {
        Ledger ledger = ledgers.get(subject);
        if (ledger == null) {
            return List.of();
        }
        synchronized (ledger) {
            return List.copyOf(ledger.touchpoints.values());
        }
    }
}
