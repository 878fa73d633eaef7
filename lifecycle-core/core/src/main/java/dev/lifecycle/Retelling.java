package dev.lifecycle;

import dev.lifecycle.model.Decision;
import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Kind;
import dev.lifecycle.model.Occurrence;
import dev.lifecycle.model.Outcome;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import java.time.Duration;
import java.time.Instant;

/**
 * One subject's past told once more from its beginning, in the order in which things happened, each under the version of the model that
 * was in force. What the host did by hand is told again as it was done.
 */
final class Retelling {

    private static final Duration MICRO = Duration.ofNanos(1_000);

    private final Eras eras;
    private final Plan plan;
    private int era;
    private Position position;

    /** {@code first} is the first row that counts today, {@code earliest} the instant of the earliest event. */
    Retelling(Eras eras, Position stored, HistoryEntry first, Instant earliest, Instant recorded) {
        this.eras = eras;
        if (first.kind() == Kind.ADOPTED) {
            era = Math.max(eras.at(first.at()), eras.ofVersion(first.key().version()));
            position = model().begin(stored.subject(), first.to(), first.at());
            plan = new Plan(stored, position, recorded);
            plan.add(Kind.ADOPTED, null, position, first.cause(), first.times().occurred());
        } else {
            era = eras.at(earliest);
            position = model().start(stored.subject(), earliest);
            plan = new Plan(stored, position, recorded);
            plan.add(model().startStep(position));
        }
    }

    Outcome tell(Occurrence occurrence) {
        reach(occurrence.at());
        Decision decision = model().decide(position, occurrence.event(), occurrence.at());
        plan.add(decision, occurrence, model().nameOf(occurrence.event()), null);
        position = decision.position();
        return decision.outcome();
    }

    /** Something that the host did of its own accord: a correction, an adoption, a merge. */
    void tell(HistoryEntry row) {
        reach(row.at());
        while (era < eras.ofVersion(row.key().version())) {
            takeOver();
        }
        if (row.kind() == Kind.MERGED) {
            plan.add(
                    Kind.MERGED,
                    position.stage(),
                    position,
                    row.cause(),
                    row.times().occurred());
            return;
        }
        advance(row.at());
        Instant at = position.asOf().isAfter(row.at()) ? position.asOf() : row.at();
        Position placed = model().place(position, row.to(), at);
        plan.add(row.kind(), position.stage(), placed, row.cause(), row.times().occurred());
        position = placed;
    }

    /** Goes on to where the subject stood before, timers included, and into the present version. */
    Position end(Position before) {
        reach(before.asOf());
        if (!position.asOf().isAfter(before.asOf())) {
            advance(before.state().timersDone() ? before.asOf().plus(MICRO) : before.asOf());
        }
        while (!eras.isLast(era)) {
            takeOver();
        }
        return position;
    }

    /** All rows and touchpoints of it, under the next revision. */
    Plan plan() {
        return plan;
    }

    private StageModel model() {
        return eras.get(era).model();
    }

    private void reach(Instant instant) {
        int inForce = eras.at(instant);
        while (era < inForce) {
            advance(eras.get(era + 1).since());
            takeOver();
        }
    }

    private void advance(Instant upTo) {
        var advance = model().advance(position, upTo);
        advance.trace().forEach(plan::add);
        position = advance.position();
    }

    private void takeOver() {
        Position before = position;
        era++;
        var way = eras.get(era).way();
        if (way != null) {
            position = model().own(way.apply(before));
            plan.addMigrated(before, position);
        }
    }
}
