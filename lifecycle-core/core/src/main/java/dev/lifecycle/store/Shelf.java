package dev.lifecycle.store;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Occurrence;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All subjects of one model in memory: found by hash, walked in order of their ids and of their due instants. */
final class Shelf {

    private final ConcurrentMap<String, Ledger> ledgers = new ConcurrentHashMap<>();
    private final NavigableSet<String> subjects = new ConcurrentSkipListSet<>();
    private final Timers timers = new Timers();
    private final TouchpointBook book;
    private final boolean keepsEvents;
    /** Taken before the monitors of several ledgers are, so that these are never waited for in two orders. */
    private final Object manyLedgers = new Object();

    Shelf(TouchpointBook book, boolean keepsEvents) {
        this.book = book;
        this.keepsEvents = keepsEvents;
    }

    Optional<Position> find(String subject) {
        Ledger ledger = ledgers.get(subject);
        return ledger == null ? Optional.empty() : Optional.ofNullable(ledger.position);
    }

    CommitResult tryCommit(Commit commit) {
        String subject = commit.position().subject();
        String eventId =
                commit.occurrence() == null ? null : commit.occurrence().id();
        Ledger ledger = ledgers.get(subject);
        if (ledger == null) {
            if (commit.expectedRevision() != 0) {
                return CommitResult.STALE;
            }
            ledger = ledgers.computeIfAbsent(subject, name -> new Ledger());
        }
        synchronized (ledger) {
            if (ledger.knows(eventId)) {
                return CommitResult.DUPLICATE;
            }
            if (!ledger.isAt(commit.expectedRevision())) {
                return CommitResult.STALE;
            }
            Position before = ledger.position;
            ledger.keep(commit, keepsEvents);
            timers.replace(before, commit.position());
            if (commit.leaves()
                    || !commit.touchpoints().isEmpty()
                    || !commit.withdrawn().isEmpty()) {
                book.keep(commit);
            }
            if (before == null) {
                subjects.add(subject);
            }
        }
        return CommitResult.COMMITTED;
    }

    CommitResult merge(Merge merge) {
        Position from = merge.from();
        Ledger joined = ledgers.get(from.subject());
        Ledger remaining = ledgers.get(merge.into().subject());
        if (joined == null || remaining == null) {
            return CommitResult.STALE;
        }
        synchronized (manyLedgers) {
            synchronized (joined) {
                synchronized (remaining) {
                    if (!joined.isAt(from.revision() - 1)
                            || !remaining.isAt(merge.into().revision() - 1)) {
                        return CommitResult.STALE;
                    }
                    timers.replace(joined.position, from);
                    timers.replace(remaining.position, merge.into());
                    remaining.absorb(joined, merge);
                    book.merge(from.model(), from.subject(), merge.into().subject());
                    tombstonesOf(from.subject())
                            .forEach((name, tombstone) ->
                                    tombstone.mergedInto = merge.into().subject());
                }
            }
        }
        return CommitResult.COMMITTED;
    }

    CommitResult erase(Erasure erasure) {
        String subject = erasure.subject();
        String surrogate = erasure.frozen().subject();
        Ledger ledger = ledgers.get(subject);
        if (ledger == null) {
            return CommitResult.STALE;
        }
        synchronized (manyLedgers) {
            synchronized (ledger) {
                if (!ledger.isAt(erasure.expectedRevision())) {
                    return CommitResult.STALE;
                }
                Map<String, String> names = new HashMap<>();
                names.put(subject, surrogate);
                tombstonesOf(subject).forEach((name, tombstone) -> {
                    String alias = Rewriting.alias(surrogate, names.size());
                    names.put(name, alias);
                    rename(name, alias, tombstone, surrogate);
                });
                timers.replace(ledger.position, erasure.frozen());
                book.erase(erasure.frozen().model(), subject, names);
                Ledger erased = new Ledger();
                erased.takeErased(ledger, erasure);
                ledgers.put(surrogate, erased);
                subjects.add(surrogate);
                forget(subject, ledger);
            }
        }
        return CommitResult.COMMITTED;
    }

    private void rename(String name, String alias, Ledger tombstone, String surrogate) {
        Ledger renamed = new Ledger();
        Position position = tombstone.position;
        renamed.position = position == null ? null : Rewriting.renamed(position, alias);
        renamed.mergedInto = surrogate;
        ledgers.put(alias, renamed);
        subjects.add(alias);
        forget(name, tombstone);
    }

    private void forget(String subject, Ledger ledger) {
        ledger.gone = true;
        ledgers.remove(subject);
        subjects.remove(subject);
    }

    private Map<String, Ledger> tombstonesOf(String subject) {
        Map<String, Ledger> tombstones = new TreeMap<>();
        ledgers.forEach((name, ledger) -> {
            if (subject.equals(ledger.mergedInto)) {
                tombstones.put(name, ledger);
            }
        });
        return tombstones;
    }

    long prune(Instant before) {
        long pruned = 0;
        for (Ledger ledger : ledgers.values()) {
            synchronized (ledger) {
                pruned += ledger.prune(before);
            }
        }
        return pruned;
    }

    Optional<String> mergedInto(String subject) {
        Ledger ledger = ledgers.get(subject);
        return ledger == null ? Optional.empty() : Optional.ofNullable(ledger.mergedInto);
    }

    List<HistoryEntry> history(String subject) {
        return read(subject, Ledger::rows);
    }

    List<Occurrence> events(String subject) {
        return read(subject, Ledger::events);
    }

    private <T> List<T> read(String subject, Function<Ledger, List<T>> what) {
        Ledger ledger = ledgers.get(subject);
        if (ledger == null) {
            return List.of();
        }
        synchronized (ledger) {
            return what.apply(ledger);
        }
    }

    Page<HistoryEntry> history(@Nullable String cursor, int limit) {
        Cursors.requireRoom(limit);
        String resumed = cursor == null ? null : Cursors.text(cursor);
        int skip = cursor == null ? 0 : (int) Cursors.number(cursor);
        List<HistoryEntry> rows = new ArrayList<>();
        for (String subject : resumed == null ? subjects : subjects.tailSet(resumed, true)) {
            List<HistoryEntry> all = history(subject);
            for (int i = subject.equals(resumed) ? skip : 0; i < all.size(); i++) {
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
            Ledger ledger = ledgers.get(subject);
            Position position = ledger == null || ledger.mergedInto != null ? null : ledger.position;
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
            if (position != null && ledger.mergedInto == null) {
                counts.merge(position.stage().id(), 1L, Long::sum);
            }
        }
        return counts;
    }

    Page<Position> due(Instant upTo, @Nullable String cursor, int limit) {
        return timers.due(upTo, cursor, limit, this::find);
    }
}
