package dev.lifecycle;

import dev.lifecycle.model.HistoryEntry.Cause;
import dev.lifecycle.model.Kind;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import java.time.Instant;

/** Puts subjects into a stage by hand, whatever the rules say: one that is known, or one that was there before the lifecycle was. */
final class Corrector {

    private final Configuration configuration;
    private final StageModel model;
    private final PositionReader positions;
    private final Committer committer;
    private final OptimisticRetry retry;

    Corrector(Configuration configuration, PositionReader positions, Committer committer, OptimisticRetry retry) {
        this.configuration = configuration;
        this.positions = positions;
        this.committer = committer;
        this.retry = retry;
        model = configuration.model();
    }

    /** @throws UnknownSubjectException if the subject is not known */
    Position correct(String subject, Stage stage, String note) {
        return retry.until(subject, "correcting to " + stage.id(), () -> {
            Instant now = configuration.now();
            FoundPosition found = positions.require(subject);
            CommitBuilder commit = CommitBuilder.on(found, now);
            Position before = commit.advance(model, found.present(), now);
            Instant at = before.asOf().isAfter(now) ? before.asOf() : now;
            Position after = model.place(before, stage, at);
            commit.add(Kind.CORRECTED, before.stage(), after, Cause.host("corrected", note), at);
            return committer.keep(commit.build(after, null));
        });
    }

    /** @throws KnownSubjectException if the subject already stands somewhere */
    Position adopt(String subject, Stage stage, Instant since, String note) {
        Position first = model.begin(subject, stage, since);
        CommitBuilder commit = CommitBuilder.on(FoundPosition.beginning(first), configuration.now());
        commit.add(Kind.ADOPTED, null, first, Cause.host("adopted", note), first.enteredAt());
        return committer.keep(commit.build(first, null)).orElseThrow(() -> {
            Position found = positions.require(subject).present();
            return new KnownSubjectException(
                    found.subject(), found.model(), found.stage().id(), found.enteredAt());
        });
    }
}
