package dev.lifecycle.model;

/** Follows rows of history over a position; the counterpart of {@link Stepper} that asks no rule. */
final class HistoryReplay {

    private final Table table;
    private Position position;

    HistoryReplay(Position start) {
        table = (Table) start.names;
        position = start;
    }

    void apply(HistoryEntry row) {
        if (row.episode() > position.episode && !row.isEntry()) {
            position = inEpisode(row.episode());
        }
        boolean byEvent = row.cause().source() == HistoryEntry.Source.EVENT && row.kind() != Kind.REFUSED;
        boolean byTimer = row.cause().source() == HistoryEntry.Source.TIMER;
        long effective = Micros.of(row.at());
        long occurred = Micros.of(row.times().occurred());
        byte[] tallies = row.episode() > position.episode ? Tallies.EMPTY : position.tallies;
        int type = byEvent ? table.typeNumber(row.cause().trigger()) : -1;
        if (type >= 0) {
            tallies = Tallies.plus(tallies, type, occurred);
        }
        long lastEventAt = byEvent ? Math.max(position.lastEventAt, occurred) : position.lastEventAt;
        if (row.isEntry()) {
            int stage = table.require(row.to());
            position = table.entered(position, tallies, lastEventAt, stage, effective, row.episode());
        } else if (byTimer || byEvent) {
            boolean done = byTimer || (position.timersDone() && effective <= position.asOf);
            position = table.remained(position, tallies, lastEventAt, Math.max(position.asOf, effective), done);
        }
    }

    /** Into a later episode without leaving the stage: what a host's own rows may say. */
    private Position inEpisode(int episode) {
        PositionDraft draft = new PositionDraft(position);
        draft.episode = episode;
        draft.furthest = -1;
        draft.tallies = Tallies.EMPTY;
        return table.finished(draft);
    }

    Position position(long revision) {
        return position.atRevision(revision);
    }
}
