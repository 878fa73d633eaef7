package dev.lifecycle.commit;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.LifecycleStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What earlier ticks of rules planned that fire again and again: the next tick cancels what nobody has sent. */
public final class EarlierTicks {

    private record Place(long revision, int step) {}

    private EarlierTicks() {}

    /** The pending contacts that earlier commits planned by the rules that ticked in this one; nothing is read where none did. */
    public static List<Touchpoint.Key> withdrawn(LifecycleStore store, Position before, CommitBuilder commit) {
        if (commit.ticked().isEmpty()) {
            return List.of();
        }
        List<Touchpoint> pending = store.touchpoints(before.model(), before.subject()).stream()
                .filter(touchpoint -> touchpoint.status() == Touchpoint.Status.PENDING)
                .toList();
        if (pending.isEmpty()) {
            return List.of();
        }
        Set<Place> ticks = new HashSet<>();
        for (HistoryEntry row : store.history(before.model(), before.subject())) {
            if (row.cause().source() == HistoryEntry.Source.TIMER
                    && commit.ticked().contains(row.cause().rule())) {
                ticks.add(new Place(row.key().revision(), row.key().step()));
            }
        }
        return pending.stream()
                .map(Touchpoint::key)
                .filter(key -> ticks.contains(new Place(key.revision(), key.step())))
                .toList();
    }
}
