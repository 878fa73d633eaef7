package dev.lifecycle.commit;

import dev.lifecycle.model.Decision;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * One subject's past replayed from its beginning, in the order in which things happened, each under the version of the model that was in
 * force. What the host did by hand is done again as it was.
 */
public final class PastReplay {

    private static final Duration MICRO = Duration.ofNanos(1_000);

    private final Versions versions;
    private final CommitBuilder commit;
    private int version;
    private Position position;

    /** {@code first} is the first row that counts today, {@code earliest} the instant of the earliest event. */
    public PastReplay(Versions versions, Position before, HistoryEntry first, Instant earliest, Instant recorded) {
        this.versions = versions;
        if (first.kind() == Kind.ADOPTED) {
            version = Math.max(
                    versions.at(first.at()), versions.ofVersion(first.key().version()));
            position = first.knownAt()
                    .map(known -> model().begin(before.subject(), first.to(), first.at(), known))
                    .orElseGet(() -> model().begin(before.subject(), first.to(), first.at()));
            commit = new CommitBuilder(before, position, recorded);
            commit.add(
                    Kind.ADOPTED, null, position, first.cause(), first.times().occurred());
        } else {
            version = versions.at(earliest);
            position = model().start(before.subject(), earliest);
            commit = new CommitBuilder(before, position, recorded);
            commit.add(model().startStep(position));
        }
    }

    public Outcome handle(Occurrence occurrence) {
        reach(occurrence.at());
        Decision decision = model().decideAgain(position, occurrence.event(), occurrence.at());
        commit.add(decision, occurrence, model().nameOf(occurrence.event()), null);
        position = decision.position();
        return decision.outcome();
    }

    /** Something that the host did of its own accord: a correction, an adoption, a merge. */
    public void repeat(HistoryEntry row) {
        Instant occurred = row.times().occurred();
        reach(row.at());
        while (version < versions.ofVersion(row.key().version())) {
            takeOver();
        }
        if (row.kind() == Kind.MERGED) {
            commit.add(Kind.MERGED, position.stage(), position, row.cause(), occurred);
            return;
        }
        advance(row.at());
        Instant at = position.asOf().isAfter(row.at()) ? position.asOf() : row.at();
        Position placed = row.knownAt()
                .map(known -> model().place(position, row.to(), at, known))
                .orElseGet(() -> model().place(position, row.to(), at));
        commit.add(row.kind(), position.stage(), placed, row.cause(), occurred);
        position = placed;
    }

    /** Goes on to where the subject stood before, timers included, and into the present version. */
    public Position end(Position before) {
        reach(before.asOf());
        if (!position.asOf().isAfter(before.asOf())) {
            advance(before.state().timersDone() ? before.asOf().plus(MICRO) : before.asOf());
        }
        while (version < versions.last()) {
            takeOver();
        }
        return position;
    }

    /** All rows and touchpoints of it, under the next revision. */
    public CommitBuilder commit() {
        return commit;
    }

    private StageModel model() {
        return versions.model(version);
    }

    private void reach(Instant instant) {
        int inForce = versions.at(instant);
        while (version < inForce) {
            advance(versions.since(version + 1));
            takeOver();
        }
    }

    private void advance(Instant upTo) {
        position = commit.advance(model(), position, upTo);
    }

    private void takeOver() {
        Position before = position;
        version++;
        position = versions.takeOver(before, version);
        commit.addMigrated(before, position);
    }
}
