package dev.lifecycle;

import dev.lifecycle.commit.CommitBuilder;
import dev.lifecycle.commit.DecidedEvent;
import dev.lifecycle.commit.EarlierTicks;
import dev.lifecycle.commit.FoundPosition;
import dev.lifecycle.model.Decision;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.stage.TooManyStepsException;
import dev.lifecycle.stage.UnknownEvent;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one event, from top to bottom: find where its subject stands, let the model decide, commit to the store, which tells the
 * listener once all is kept, and answer with the outcome.
 */
final class EventIntake {

    private static final Logger LOG = LoggerFactory.getLogger(EventIntake.class);

    private final Configuration configuration;
    private final StageModel model;
    private final PositionReader positions;
    private final Committer committer;
    private final OptimisticRetry retry;
    private final Portions portions;
    private final @Nullable Recomputation recomputation;

    EventIntake(Configuration configuration, PositionReader positions, Committer committer, OptimisticRetry retry) {
        this.configuration = configuration;
        this.positions = positions;
        this.committer = committer;
        this.retry = retry;
        portions = new Portions(configuration, positions, committer, retry);
        model = configuration.model();
        recomputation = configuration.late() == LatePolicy.RECOMPUTE ? new Recomputation(configuration) : null;
    }

    Outcome handle(Occurrence occurrence) {
        requireNotAhead(occurrence);
        return logged(retry.until(occurrence.subject(), () -> doing(occurrence), () -> attempt(occurrence)));
    }

    /** @throws dev.lifecycle.store.LostRaceException within a transaction of the host's */
    void requireMayDecideAnew(Occurrence occurrence) {
        retry.requireMayTryAgain(occurrence.subject(), doing(occurrence));
    }

    private String doing(Occurrence occurrence) {
        return "applying " + model.nameOf(occurrence.event());
    }

    /** Empty if somebody else changed the subject between finding it and committing. */
    private Optional<Outcome> attempt(Occurrence occurrence) {
        FoundPosition found = positions.find(occurrence.subject()).orElse(null);
        Optional<DecidedEvent> decided;
        try {
            decided = decide(occurrence, found);
        } catch (TooManyStepsException e) {
            portions.fire(occurrence.subject(), occurrence.at());
            return attempt(occurrence);
        }
        return decided.flatMap(committer::tryCommit);
    }

    /** @throws AheadOfTimeException if the event lies too far ahead of the clock */
    void requireNotAhead(Occurrence occurrence) {
        configuration.requireNotAhead(
                occurrence.at(), () -> "event '" + occurrence.id() + "' of subject '" + occurrence.subject() + "'");
    }

    /**
     * What the event does to a subject that was found here; null for one that is not known and begins with it. Empty if somebody else has
     * changed the subject since it was found.
     */
    Optional<DecidedEvent> decide(Occurrence arrived, @Nullable FoundPosition known) {
        FoundPosition found = known == null
                ? FoundPosition.beginning(model.start(arrived.subject(), arrived.at()))
                : positions.requireKnownVersion(known);
        // an event of a merged subject is the event of the one that remains
        Occurrence occurrence = arrived.under(found.present().subject());
        if (recomputation == null || !isForRecomputation(occurrence, found)) {
            return Optional.of(decide(occurrence, found, null));
        }
        Duration atMost = configuration.lateAtMost();
        if (atMost != null
                && Duration.between(occurrence.at(), found.present().asOf()).compareTo(atMost) > 0) {
            return Optional.of(decide(occurrence, found, Messages.tooLateToRecompute(atMost)));
        }
        Recomputation.Past past = recomputation.past(found);
        if (past.isOutdated()) {
            return Optional.empty();
        }
        return Optional.of(recomputation
                .decide(occurrence, found, past)
                .orElseGet(() -> decide(occurrence, found, Messages.EVENTS_NOT_KEPT)));
    }

    private DecidedEvent decide(Occurrence occurrence, FoundPosition found, @Nullable String note) {
        Position before = found.present();
        LatePolicy policy = recomputation == null ? configuration.late() : LatePolicy.APPLY;
        Decision decision = model.decide(before, occurrence.event(), occurrence.at(), policy);
        String name = model.nameOf(occurrence.event());
        CommitBuilder commit = CommitBuilder.on(found, configuration.now(), configuration.quiet());
        if (found.isNew()) {
            commit.add(model.startStep(before));
        }
        commit.add(decision, occurrence, name, note);
        return new DecidedEvent(
                occurrence,
                name,
                before,
                commit.build(
                        decision.position(),
                        asKept(occurrence, name),
                        EarlierTicks.withdrawn(configuration.store(), before, commit)),
                decision.outcome());
    }

    /** What is no rule's business is told from what a store has to be able to keep. */
    private Occurrence asKept(Occurrence occurrence, String name) {
        return configuration.store().keepsEvents() && !model.knows(occurrence.event())
                ? occurrence.with(new UnknownEvent(name, occurrence.event()))
                : occurrence;
    }

    /** Whether the subject's past is to be worked out anew because this event comes late. */
    boolean isForRecomputation(Occurrence occurrence, FoundPosition found) {
        Position before = found.present();
        return recomputation != null && !before.isFrozen() && before.asOf().isAfter(occurrence.at());
    }

    Outcome logged(Outcome outcome) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{}", Texts.inOneLine(outcome.describe()));
        }
        return outcome;
    }
}
