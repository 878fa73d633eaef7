package dev.lifecycle.model;

/** Follows rows of history over a position; the counterpart of {@link Stepper} that asks no rule. */
final class HistoryReplay {

    private final Table table;
    private final PositionDraft draft;

    HistoryReplay(Position start) {
        table = (Table) start.names;
        draft = new PositionDraft(start);
    }

    void apply(HistoryEntry row) {
        long effective = Micros.of(row.at());
        boolean byTimer = row.cause().source() == HistoryEntry.Source.TIMER;
        boolean byEvent = row.cause().source() == HistoryEntry.Source.EVENT && row.kind() != Kind.REFUSED;
        boolean reopens = row.episode() > draft.episode;
        if (reopens) {
            draft.tallies = Tallies.EMPTY;
            draft.furthest = -1;
            draft.episode = row.episode();
        }
        if (byEvent) {
            draft.count(
                    table.typeNumber(row.cause().trigger()),
                    Micros.of(row.times().occurred()),
                    effective);
        }
        if (row.isEntry()) {
            table.enter(draft, table.require(row.to()), effective);
        } else if (byTimer) {
            draft.asOf = effective;
            draft.flags |= Position.TIMERS_DONE;
        }
    }

    Position position(long revision) {
        draft.revision = revision;
        return table.finished(draft);
    }
}
