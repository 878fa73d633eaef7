package dev.lifecycle.store;

import dev.lifecycle.model.History;
import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.HistoryEntry.Cause;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.PositionState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What an erasure and a merge do to what is kept, worked out on plain values; any store may use it. */
public final class Rewriting {

    private Rewriting() {}

    /** The same row without anything that leads to the person: another subject, no event id, no note. */
    public static HistoryEntry erased(HistoryEntry row, String surrogate) {
        HistoryEntry.Key key = row.key();
        Cause cause = row.cause();
        return new HistoryEntry(
                new HistoryEntry.Key(key.model(), key.version(), surrogate, key.revision(), key.step()),
                row.kind(),
                row.from(),
                row.to(),
                row.episode(),
                new Cause(cause.source(), cause.trigger(), cause.rule(), cause.passed(), cause.refused(), null, null),
                row.times());
    }

    /**
     * The rows of two subjects as those of the one that remains, as {@link Merge} orders them, with the row that says so at the end. Rows
     * that a recomputation had superseded are not among them.
     */
    public static List<HistoryEntry> joined(List<HistoryEntry> into, List<HistoryEntry> from, Merge merge) {
        List<HistoryEntry> all = new ArrayList<>(History.effective(into));
        all.addAll(History.effective(from));
        all.sort(Comparator.comparing(HistoryEntry::at));
        all.add(merge.row());
        Position remains = merge.into();
        List<HistoryEntry> joined = new ArrayList<>(all.size());
        for (HistoryEntry row : all) {
            HistoryEntry.Key key = new HistoryEntry.Key(
                    remains.model(), row.key().version(), remains.subject(), remains.revision(), joined.size());
            joined.add(row.withKey(key));
        }
        return joined;
    }

    /** The surrogate of the n-th subject, from 1, that had been merged into one that is erased. */
    public static String alias(String surrogate, int n) {
        return surrogate + "~" + n;
    }

    /** The tombstone of a merged subject under another name. */
    public static Position renamed(Position position, String subject) {
        PositionState state = position.state();
        return Position.of(new PositionState(
                state.model(),
                state.version(),
                subject,
                state.stage(),
                state.enteredAt(),
                state.asOf(),
                state.timersDone(),
                state.lastEventAt(),
                state.nextDue(),
                state.episode(),
                state.furthest(),
                state.furthestEver(),
                state.tallies(),
                state.frozen(),
                state.revision()));
    }
}
