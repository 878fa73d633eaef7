package dev.lifecycle;

import dev.lifecycle.commit.CommitBuilder;
import dev.lifecycle.commit.EarlierTicks;
import dev.lifecycle.commit.FoundPosition;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.HistoryEntry.Cause;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts subjects into a stage by hand, whatever the rules say: one that is known, or one that was there before the lifecycle was. */
final class Corrector {

    private final Configuration configuration;
    private final StageModel model;
    private final PositionReader positions;
    private final Committer committer;
    private final OptimisticRetry retry;
    private final Portions portions;

    Corrector(Configuration configuration, PositionReader positions, Committer committer, OptimisticRetry retry) {
        this.configuration = configuration;
        this.positions = positions;
        this.committer = committer;
        this.retry = retry;
        portions = new Portions(configuration, positions, committer, retry);
        model = configuration.model();
    }

    /** @throws UnknownSubjectException if the subject is not known */
    Position correct(String subject, Stage stage, String note) {
        portions.fire(subject, configuration.now());
        return retry.until(subject, () -> "correcting to " + stage.id(), () -> {
            Instant now = configuration.now();
            FoundPosition found = positions.requireOpen(subject, "correcting it");
            CommitBuilder commit = CommitBuilder.on(found, configuration.now(), configuration.quiet());
            Position before = commit.advance(model, found.present(), now);
            Instant at = before.asOf().isAfter(now) ? before.asOf() : now;
            Position after = model.place(before, stage, at);
            commit.add(Kind.CORRECTED, before.stage(), after, Cause.host("corrected", note), at);
            return committer.keep(
                    commit.build(after, null, EarlierTicks.withdrawn(configuration.store(), found.present(), commit)));
        });
    }

    /**
     * With timers that count as spent up to {@code knownAt}, or all of them still to fire if that is null.
     *
     * @throws KnownSubjectException if the subject already stands somewhere
     */
    Position adopt(String subject, Stage stage, Instant since, @Nullable Instant knownAt, String note) {
        Texts.requireId(subject, "a subject id");
        Position first = first(subject, stage, since, knownAt);
        CommitBuilder commit =
                CommitBuilder.on(FoundPosition.beginning(first), configuration.now(), configuration.quiet());
        Instant occurred = first.spentUpTo().orElse(first.enteredAt());
        commit.add(Kind.ADOPTED, null, first, Cause.host("adopted", note), occurred);
        return committer.keep(commit.build(first, null)).orElseThrow(() -> {
            Position found = positions.require(subject).present();
            return new KnownSubjectException(
                    found.subject(), found.model(), found.stage().id(), found.enteredAt());
        });
    }

    private Position first(String subject, Stage stage, Instant since, @Nullable Instant knownAt) {
        configuration.requireNotAhead(since, () -> "the adoption of subject '" + subject + "'");
        if (knownAt == null) {
            return model.begin(subject, stage, since);
        }
        configuration.requireNotAhead(knownAt, () -> "what is known of subject '" + subject + "'");
        if (knownAt.isBefore(since)) {
            throw new IllegalArgumentException(Messages.knownBeforeSince(subject, knownAt, since));
        }
        return model.begin(subject, stage, since, knownAt);
    }

    /** The clock, or {@code since} where that is a little ahead of it. */
    Instant knownNow(Instant since) {
        Instant now = configuration.now();
        return since.isAfter(now) ? since : now;
    }
}
