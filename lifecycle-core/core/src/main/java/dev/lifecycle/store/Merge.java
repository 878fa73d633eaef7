package dev.lifecycle.store;

import dev.lifecycle.model.History;
import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins two subjects of one model that turned out to be the same customer.
 *
 * <p>All rows of both become rows of the one that remains, in the order in which they took effect (its own first at one instant),
 * numbered as steps of this commit from 0; {@code row} comes last. Event ids and touchpoints follow; those of the joined subject that are
 * cancelled by leaving are.
 *
 * @param into the position of the subject that remains, its revision one more than found
 * @param from the position of the subject that is joined to it: closed, without a timer, its revision one more than found
 * @param row  says among the rows of the remaining subject that this was done; its step is given by the store
 * @param foundInto the position that remains, as the store had it ({@link Commit#found}); null where the revision is to be enough
 * @param foundFrom the same of the one that is joined to it
 */
public record Merge(
        Position into,
        Position from,
        HistoryEntry row,
        @Nullable Position foundInto,
        @Nullable Position foundFrom) {

    /**
     * @throws IllegalArgumentException if both are one subject, or of two models, or {@code from} is open or has a timer, or what was
     *                                  found is of another subject or revision
     */
    public Merge {
        Erasure.requireClosed(from);
        if (into.subject().equals(from.subject()) || !into.model().equals(from.model())) {
            throw new IllegalArgumentException(
                    Messages.notTwo(from.subject(), from.model(), into.subject(), into.model()));
        }
        Found.requireBefore(foundInto, into);
        Found.requireBefore(foundFrom, from);
    }

    /** A merge that goes by the revisions alone. */
    public Merge(Position into, Position from, HistoryEntry row) {
        this(into, from, row, null, null);
    }

    /**
     * The rows of both subjects as those of the one that remains, in the order said above. Rows that a recomputation had superseded are
     * not among them.
     */
    public List<HistoryEntry> joined(List<HistoryEntry> ofInto, List<HistoryEntry> ofFrom) {
        List<HistoryEntry> all = new ArrayList<>(History.effective(ofInto));
        all.addAll(History.effective(ofFrom));
        all.sort(Comparator.comparing(HistoryEntry::at));
        all.add(row);
        List<HistoryEntry> joined = new ArrayList<>(all.size());
        for (HistoryEntry one : all) {
            joined.add(one.withKey(new HistoryEntry.Key(
                    into.model(), one.key().version(), into.subject(), into.revision(), joined.size())));
        }
        return joined;
    }
}
