package dev.lifecycle;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import java.util.List;

/**
 * Why a subject is where it is.
 *
 * @param position where it stands
 * @param entry    the row by which it came into its stage
 * @param since    what happened to it in this stage afterwards, refused events and spent timers included
 */
public record Why(Position position, HistoryEntry entry, List<HistoryEntry> since) {

    /** Copies the rows. */
    public Why {
        since = List.copyOf(since);
    }

    /** {@code in PAYING since 2026-03-03T09:12:00Z: Subscribed (evt-9) passed 'paid plan', model saas v1}. */
    @Override
    public String toString() {
        return entry.describe();
    }
}
