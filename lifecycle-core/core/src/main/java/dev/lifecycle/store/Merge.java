package dev.lifecycle.store;

import dev.lifecycle.model.History;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Joins two subjects of one model that turned out to be the same customer.
 *
 * <p>All rows of both become rows of the one that remains, in the order in which they took effect (its own first at one instant),
 * numbered as steps of this commit from 0; {@code row} comes last. Event ids, kept events and touchpoints follow; those touchpoints of the joined subject that are
 * cancelled by leaving are.
 *
 * @param into the position of the subject that remains, its revision one more than found
 * @param from the position of the subject that is joined to it: closed, without a timer, its revision one more than found
 * @param row  says among the rows of the remaining subject that this was done; its step is given by the store
 * @param foundInto the position that remains, as the store had it ({@link Commit#found}); null where the revision is to be enough
 * @param foundFrom the same of the one that is joined to it
 * @param customer  whose contacts those of the joined subject are counted among from now on ({@link ContactCheck#customer})
 */
public record Merge(
        Position into,
        Position from,
        HistoryEntry row,
        @Nullable Position foundInto,
        @Nullable Position foundFrom,
        String customer) {

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

    /** A merge that goes by the revisions alone, of which the remaining subject is the customer. */
    public Merge(Position into, Position from, HistoryEntry row) {
        this(into, from, row, null, null, into.subject());
    }

    /**
     * New ids for those kept events of the joined subject whose ids the remaining one knows too, by the ids they had: both are kept, and the
     * ids as they were stay known.
     *
     * @param shared the ids that both know
     * @param known  every id that one of them knows
     */
    public static Map<String, String> anew(Collection<String> shared, Collection<String> known) {
        Set<String> taken = new HashSet<>(known);
        Map<String, String> anew = new TreeMap<>();
        for (String id : new TreeSet<>(shared)) {
            int number = 2;
            while (!taken.add(numbered(id, number))) {
                number++;
            }
            anew.put(id, numbered(id, number));
        }
        return anew;
    }

    private static String numbered(String id, int number) {
        String suffix = "~" + number;
        int end = Math.min(id.length(), Texts.LONGEST_ID - suffix.length());
        boolean insidePair = end < id.length() && Character.isHighSurrogate(id.charAt(end - 1));
        return id.substring(0, insidePair ? end - 1 : end) + suffix;
    }

    /**
     * The rows of both subjects as those of the one that remains, in the order said above. Rows that a recomputation had superseded are
     * not among them.
     *
     * @param anew the ids that kept events of the joined subject were {@linkplain #anew given anew}, by those they had
     */
    public List<HistoryEntry> joined(List<HistoryEntry> ofInto, List<HistoryEntry> ofFrom, Map<String, String> anew) {
        List<HistoryEntry> all = new ArrayList<>(History.effective(ofInto));
        for (HistoryEntry row : History.effective(ofFrom)) {
            String had = row.cause().eventId();
            String id = had == null ? null : anew.get(had);
            all.add(id == null ? row : row.withEventId(id));
        }
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
