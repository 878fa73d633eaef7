package dev.lifecycle.store;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All subjects of one model in memory: found by hash, walked in order of their ids and of their due instants. */
final class SubjectTable {

    private final ConcurrentMap<String, SubjectRecord> records = new ConcurrentHashMap<>();
    private final NavigableSet<String> subjects = new ConcurrentSkipListSet<>();
    private final DueIndex dues = new DueIndex();
    private final TouchpointTable touchpoints;
    private final boolean keepsEvents;
    /** Taken before the monitors of several records are, so that these are never waited for in two orders. */
    private final Object manyRecords = new Object();

    /** Who was merged into a subject, at once or on the way: read and changed under {@link #manyRecords}. */
    private final Map<String, Set<String>> tombstones = new HashMap<>();

    SubjectTable(TouchpointTable touchpoints, boolean keepsEvents) {
        this.touchpoints = touchpoints;
        this.keepsEvents = keepsEvents;
    }

    Optional<Position> find(String subject) {
        SubjectRecord kept = records.get(subject);
        return kept == null ? Optional.empty() : Optional.ofNullable(kept.position);
    }

    boolean isEmpty() {
        return subjects.isEmpty();
    }

    CommitResult tryCommit(Commit commit) {
        String subject = commit.position().subject();
        String eventId =
                commit.occurrence() == null ? null : commit.occurrence().id();
        SubjectRecord kept = records.get(subject);
        if (kept == null) {
            if (commit.expectedRevision() != 0) {
                return CommitResult.STALE;
            }
            kept = records.computeIfAbsent(subject, name -> new SubjectRecord());
        }
        synchronized (kept) {
            if (kept.knows(eventId)) {
                return CommitResult.DUPLICATE;
            }
            if (kept.mergedInto != null || !kept.isAt(commit.expectedRevision(), commit.found())) {
                return CommitResult.STALE;
            }
            touchpoints.requireNewKeys(commit);
            Position before = kept.position;
            kept.keep(commit, keepsEvents);
            dues.replace(before, commit.position());
            if (commit.leaves()
                    || !commit.touchpoints().isEmpty()
                    || !commit.withdrawn().isEmpty()) {
                touchpoints.keep(commit);
            }
            if (before == null) {
                subjects.add(subject);
            }
        }
        return CommitResult.COMMITTED;
    }

    CommitResult merge(Merge merge) {
        Position from = merge.from();
        SubjectRecord joined = records.get(from.subject());
        SubjectRecord remaining = records.get(merge.into().subject());
        if (joined == null || remaining == null) {
            return CommitResult.STALE;
        }
        synchronized (manyRecords) {
            synchronized (joined) {
                synchronized (remaining) {
                    if (!joined.isAt(from.revision() - 1, merge.foundFrom())
                            || !remaining.isAt(merge.into().revision() - 1, merge.foundInto())) {
                        return CommitResult.STALE;
                    }
                    dues.replace(joined.position, from);
                    dues.replace(remaining.position, merge.into());
                    remaining.absorb(joined, merge);
                    touchpoints.merge(from.model(), from.subject(), merge.into().subject(), merge.customer());
                    repoint(from.subject(), merge.into().subject());
                }
            }
        }
        return CommitResult.COMMITTED;
    }

    CommitResult erase(Erasure erasure) {
        String subject = erasure.subject();
        String surrogate = erasure.frozen().subject();
        SubjectRecord kept = records.get(subject);
        if (kept == null) {
            return CommitResult.STALE;
        }
        synchronized (manyRecords) {
            synchronized (kept) {
                if (!kept.isAt(erasure.expectedRevision(), erasure.found())) {
                    return CommitResult.STALE;
                }
                Map<String, String> names = new HashMap<>();
                names.put(subject, surrogate);
                tombstonesOf(subject).forEach((name, tombstone) -> {
                    String alias = erasure.surrogate(names.size());
                    names.put(name, alias);
                    rename(name, alias, tombstone, surrogate);
                });
                dues.replace(kept.position, erasure.frozen());
                touchpoints.erase(erasure.frozen().model(), subject, names);
                SubjectRecord erased = new SubjectRecord();
                erased.takeErased(kept, erasure);
                records.put(surrogate, erased);
                subjects.add(surrogate);
                forget(subject, kept);
            }
        }
        return CommitResult.COMMITTED;
    }

    private void rename(String name, String alias, SubjectRecord tombstone, String surrogate) {
        SubjectRecord renamed = new SubjectRecord();
        Position position = tombstone.position;
        renamed.position = position == null ? null : position.closedAs(alias);
        renamed.mergedInto = surrogate;
        tombstones.computeIfAbsent(surrogate, closed -> new TreeSet<>()).add(alias);
        records.put(alias, renamed);
        subjects.add(alias);
        forget(name, tombstone);
    }

    /** Found no more only once it is listed no more: whoever begins anew under this id is listed by that. */
    private void forget(String subject, SubjectRecord kept) {
        kept.gone = true;
        subjects.remove(subject);
        records.remove(subject);
    }

    private void repoint(String from, String into) {
        Set<String> joined = tombstones.computeIfAbsent(into, name -> new TreeSet<>());
        tombstonesOf(from).forEach((name, tombstone) -> {
            tombstone.mergedInto = into;
            joined.add(name);
        });
        joined.add(from);
    }

    /** Taken out of the list: each is repointed or renamed by the caller. */
    private Map<String, SubjectRecord> tombstonesOf(String subject) {
        Map<String, SubjectRecord> found = new TreeMap<>();
        for (String name : Objects.requireNonNullElse(tombstones.remove(subject), Set.<String>of())) {
            SubjectRecord kept = records.get(name);
            if (kept != null && subject.equals(kept.mergedInto)) {
                found.put(name, kept);
            }
        }
        return found;
    }

    long prune(Instant before) {
        long pruned = 0;
        for (SubjectRecord kept : records.values()) {
            synchronized (kept) {
                pruned += kept.prune(before);
            }
        }
        return pruned;
    }

    Optional<String> mergedInto(String subject) {
        SubjectRecord kept = records.get(subject);
        return kept == null ? Optional.empty() : Optional.ofNullable(kept.mergedInto);
    }

    List<HistoryEntry> history(String subject) {
        return read(subject, SubjectRecord::rows);
    }

    List<Occurrence> events(String subject) {
        return read(subject, SubjectRecord::events);
    }

    private <T> List<T> read(String subject, Function<SubjectRecord, List<T>> what) {
        SubjectRecord kept = records.get(subject);
        if (kept == null) {
            return List.of();
        }
        synchronized (kept) {
            return what.apply(kept);
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
            SubjectRecord kept = records.get(subject);
            Position position = kept == null || kept.mergedInto != null ? null : kept.position;
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
        for (SubjectRecord kept : records.values()) {
            Position position = kept.position;
            if (position != null && kept.mergedInto == null) {
                counts.merge(position.stage().id(), 1L, Long::sum);
            }
        }
        return counts;
    }

    Page<Position> due(Instant upTo, @Nullable String cursor, int limit) {
        return dues.due(upTo, cursor, limit, this::find);
    }
}
