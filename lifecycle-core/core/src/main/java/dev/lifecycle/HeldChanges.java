package dev.lifecycle;

import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.StoreException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was done within a transaction of the host's, held back until it says that it committed. */
final class HeldChanges implements LifecycleListener {

    private final String model;
    private final LifecycleStore own;
    private final LifecycleStore joined;
    private final Committer committer;
    private final List<Change> changes = new ArrayList<>();
    private final Set<String> rewritten = new HashSet<>();
    private boolean ended;

    HeldChanges(Configuration configuration, LifecycleStore joined, Committer committer) {
        this.joined = joined;
        this.committer = committer;
        model = configuration.model().name();
        own = configuration.store();
    }

    @Override
    public void changed(Change change) {
        changes.add(change);
    }

    /** That the rows of these two were written anew in this transaction, so that they cannot be looked up. */
    void rewritten(String from, String into) {
        rewritten.add(from);
        rewritten.add(into);
    }

    boolean isEnded() {
        return ended;
    }

    void drop() {
        ended = true;
        changes.clear();
    }

    /** Tells of those whose rows are there. A rollback to a savepoint, or one before the commit, took the others, and nobody said so. */
    void tell() {
        Map<String, Set<Object>> kept = new HashMap<>();
        List<Change> committed = changes.stream()
                .filter(change -> rewritten.contains(change.subject())
                        || kept.computeIfAbsent(change.subject(), this::keptRows)
                                .contains(row(change.entries().get(0))))
                .toList();
        drop();
        committer.tell(committed);
    }

    /** The connection that was committed can most often still be read; if the host has closed it, there is one of our own to be had. */
    private Set<Object> keptRows(String subject) {
        List<HistoryEntry> rows;
        try {
            rows = joined.history(model, subject);
        } catch (StoreException closed) {
            rows = own.history(model, subject);
        }
        Set<Object> kept = new HashSet<>();
        rows.forEach(row -> kept.add(row(row)));
        return kept;
    }

    /** What tells a row from one that somebody else wrote in its place. */
    private static Object row(HistoryEntry row) {
        return List.of(
                row.key(),
                row.kind(),
                String.valueOf(row.cause().eventId()),
                row.times().recorded().truncatedTo(ChronoUnit.MICROS));
    }
}
