package dev.lifecycle.model;

import dev.lifecycle.model.engine.Micros;
import dev.lifecycle.model.engine.Tallies;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;

/** Follows rows of history over a position; the counterpart of {@link Stepper} that asks no rule. */
final class HistoryReplay {

    private final Rulebook rulebook;
    private Position position;

    HistoryReplay(Position start) {
        rulebook = (Rulebook) start.names;
        position = start;
    }

    void apply(HistoryEntry row) {
        if (row.episode() > position.episode && !row.isEntry()) {
            position = rulebook.positions.inEpisode(position, row.episode());
        }
        boolean byEvent = row.cause().source() == HistoryEntry.Source.EVENT && row.kind() != Kind.REFUSED;
        boolean byTimer = row.cause().source() == HistoryEntry.Source.TIMER;
        long effective = Micros.of(row.at());
        long occurred = Micros.of(row.times().occurred());
        byte[] tallies = row.episode() > position.episode ? Tallies.EMPTY : position.tallies;
        int type = byEvent ? rulebook.typeNumber(row.cause().trigger()) : -1;
        if (type >= 0) {
            tallies = Tallies.plus(tallies, type, occurred);
        }
        long lastEventAt = byEvent ? Math.max(position.lastEventAt, occurred) : position.lastEventAt;
        if (row.isEntry()) {
            int stage = rulebook.require(row.to());
            position = rulebook.positions.entered(position, tallies, lastEventAt, stage, effective, row.episode());
        } else if (byTimer || byEvent) {
            boolean done = byTimer || (position.timersDone() && effective <= position.asOf);
            position = rulebook.positions.remained(
                    position, tallies, lastEventAt, Math.max(position.asOf, effective), done);
        }
    }

    Position position(long revision) {
        return position.atRevision(revision);
    }
}
