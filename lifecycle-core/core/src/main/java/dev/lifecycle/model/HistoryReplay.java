package dev.lifecycle.model;

import dev.lifecycle.model.engine.Micros;
import dev.lifecycle.model.engine.Past;
import dev.lifecycle.model.engine.RuleColumns;
import dev.lifecycle.model.engine.Tallies;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows rows of history over a position; the counterpart of {@link Stepper} that asks no rule. */
final class HistoryReplay {

    private final Rulebook rulebook;
    private final RuleColumns columns;
    private final Map<@Nullable String, Integer> rules = new HashMap<>();
    private Position position;

    HistoryReplay(Position start) {
        rulebook = (Rulebook) start.names;
        position = start;
        columns = rulebook.columns;
        for (int rule = 0; rule < rulebook.rules.length; rule++) {
            rules.put(rulebook.rules[rule].id(), rule);
        }
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
        int rule = rules.getOrDefault(row.cause().rule(), -1);
        if (rule >= 0 && columns.is(RuleColumns.NO_ACTIVITY, rule)) {
            lastEventAt = position.lastEventAt;
        }
        long asOf = Math.max(position.asOf, effective);
        boolean done = byTimer || (position.timersDone() && effective <= position.asOf);
        Past past =
                row.kept().isNothing() ? position.past() : Captured.again(position, row.kept(), occurred, asOf, done);
        if (row.isEntry()) {
            boolean back = rule >= 0 && columns.goesBack(rule);
            int stage = rulebook.require(row.to());
            position = rulebook.positions.entered(
                    position, tallies, lastEventAt, stage, effective, row.episode(), past, back);
        } else if (byTimer || byEvent) {
            boolean counts = byTimer && row.kind() == Kind.STAYED && rule >= 0 && columns.is(RuleColumns.COUNTED, rule);
            Past then = counts ? past.plusFired(rule, 1) : past;
            position = rulebook.positions.remained(position, tallies, lastEventAt, asOf, done, then);
        }
    }

    Position position(long revision) {
        return position.atRevision(revision);
    }
}
