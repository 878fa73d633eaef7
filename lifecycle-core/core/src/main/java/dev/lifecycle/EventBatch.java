package dev.lifecycle;

import dev.lifecycle.commit.DecidedEvent;
import dev.lifecycle.commit.FoundPosition;
import dev.lifecycle.commit.Troubles;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.TooManyStepsException;
import dev.lifecycle.store.LostRaceException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many events on the same way: those of different subjects that stand side by side are found and committed together. One that fails holds
 * up none but the later ones of its subject.
 */
final class EventBatch {

    private static final Logger LOG = LoggerFactory.getLogger(EventBatch.class);

    /** How many subjects are read and written together. */
    private static final int TOGETHER = 200;

    /** An event and its place in the batch. */
    private record Placed(int place, Occurrence occurrence) {}

    private record PlacedDecision(Placed event, DecidedEvent decided) {}

    private final EventIntake intake;
    private final PositionReader positions;
    private final Committer committer;
    private final List<PlacedDecision> decided = new ArrayList<>();
    private final SortedMap<Integer, BatchResult.Answer> answers = new TreeMap<>();
    private final Map<String, BatchResult.Failed> failed = new HashMap<>();

    EventBatch(EventIntake intake, PositionReader positions, Committer committer) {
        this.intake = intake;
        this.positions = positions;
        this.committer = committer;
    }

    BatchResult handle(Collection<Occurrence> occurrences) {
        Map<String, Placed> together = new LinkedHashMap<>();
        int place = 0;
        for (Occurrence occurrence : occurrences) {
            Placed event = new Placed(place++, occurrence);
            if (together.size() == TOGETHER || together.containsKey(occurrence.subject())) {
                handleTogether(together);
                together.clear();
            }
            BatchResult.Failed earlier = failed.get(occurrence.subject());
            if (earlier != null) {
                answers.put(event.place(), new BatchResult.Untried(occurrence, earlier));
            } else if (isInTime(event)) {
                together.put(occurrence.subject(), event);
            }
        }
        handleTogether(together);
        return new BatchResult(List.copyOf(answers.values()));
    }

    /** What lies ahead of the clock fails for itself: one wrong clock does not hold up the rest of its subject. */
    private boolean isInTime(Placed event) {
        try {
            intake.requireNotAhead(event.occurrence());
            return true;
        } catch (AheadOfTimeException e) {
            fail(event, e);
            return false;
        }
    }

    private void handleTogether(Map<String, Placed> events) {
        if (events.size() < 2) {
            events.values().forEach(this::handleAlone);
            return;
        }
        Map<String, Position> stored;
        try {
            stored = positions.findStored(events.keySet());
        } catch (Throwable e) {
            // one of them cannot be read: it is told apart by reading each
            requireOneCustomersOwn(e);
            events.values().forEach(this::handleAlone);
            return;
        }
        for (Placed event : events.values()) {
            try {
                decide(event, stored.get(event.occurrence().subject()));
            } catch (TooManyStepsException e) {
                commit();
                handleAlone(event);
            } catch (Throwable e) {
                requireOneCustomersOwn(e);
                failed.put(event.occurrence().subject(), fail(event, e));
            }
        }
        commit();
    }

    private void decide(Placed event, @Nullable Position stored) {
        FoundPosition found = stored == null ? null : positions.found(stored);
        Optional<DecidedEvent> decision = found != null && isAlone(event.occurrence(), found)
                ? Optional.empty()
                : intake.decide(event.occurrence(), found);
        if (decision.isPresent()) {
            decided.add(new PlacedDecision(event, decision.get()));
        } else {
            commit();
            handleAlone(event);
        }
    }

    /** Whether it needs more of the store than positions: the subject was merged into another, or its past is to be worked out anew. */
    private boolean isAlone(Occurrence occurrence, FoundPosition found) {
        return found.present().isFrozen() || intake.isForRecomputation(occurrence, found);
    }

    private void commit() {
        List<PlacedDecision> some = List.copyOf(decided);
        decided.clear();
        List<Optional<Outcome>> outcomes;
        try {
            outcomes = committer.tryCommitEach(
                    some.stream().map(PlacedDecision::decided).toList());
        } catch (Throwable e) {
            // the store may have kept any of them, each whole: those are duplicates now, and what it cannot keep fails
            // alone
            requireOneCustomersOwn(e);
            some.forEach(one -> handleAlone(one.event()));
            return;
        }
        for (int i = 0; i < some.size(); i++) {
            Placed event = some.get(i).event();
            outcomes.get(i)
                    .map(intake::logged)
                    .ifPresentOrElse(
                            outcome -> answers.put(event.place(), new BatchResult.Handled(event.occurrence(), outcome)),
                            () -> decideAnew(event));
        }
    }

    /** Somebody else was faster; within a transaction of the host's, that can only be made good by another transaction. */
    private void decideAnew(Placed event) {
        intake.requireMayDecideAnew(event.occurrence());
        handleAlone(event);
    }

    private void handleAlone(Placed event) {
        Occurrence occurrence = event.occurrence();
        try {
            answers.put(event.place(), new BatchResult.Handled(occurrence, intake.handle(occurrence)));
        } catch (Throwable e) {
            requireOneCustomersOwn(e);
            failed.put(occurrence.subject(), fail(event, e));
        }
    }

    private BatchResult.Failed fail(Placed event, Throwable thrown) {
        BatchResult.Failed answer = new BatchResult.Failed(event.occurrence(), thrown);
        answers.put(event.place(), answer);
        Occurrence occurrence = event.occurrence();
        Troubles.warn(
                LOG, "could not handle event '" + occurrence.id() + "' of '" + occurrence.subject() + "'", thrown);
        return answer;
    }

    /** Throws it again if it ends the whole batch: so does a race that was lost within a transaction of the host's. */
    private static void requireOneCustomersOwn(Throwable thrown) {
        if (Troubles.endsTheRun(thrown) || thrown instanceof LostRaceException) {
            throw Troubles.again(thrown);
        }
    }
}
