package dev.lifecycle;

import dev.lifecycle.model.Decision;
import dev.lifecycle.model.LatePolicy;
import dev.lifecycle.model.Occurrence;
import dev.lifecycle.model.Outcome;
import dev.lifecycle.model.Position;
import dev.lifecycle.store.CommitResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes events in: decides each on where its subject stands and brings it through to the store, one by one or many together. */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    /** How many subjects are read and written together. */
    private static final int TOGETHER = 200;

    private final Keeper keeper;
    private final LatePolicy late;
    private final @Nullable Recomputation recomputation;

    Intake(Keeper keeper, LatePolicy late, @Nullable Recomputation recomputation) {
        this.keeper = keeper;
        this.late = late;
        this.recomputation = recomputation;
    }

    Outcome handle(Occurrence occurrence) {
        Outcome outcome =
                keeper.retry(occurrence.subject(), "applying " + keeper.model.nameOf(occurrence.event()), attempt -> {
                    Draft draft =
                            draft(occurrence, keeper.find(occurrence.subject()).orElse(null));
                    return answer(draft, keeper.commit(draft.plan(), draft.commit()));
                });
        log(outcome);
        return outcome;
    }

    List<Outcome> handle(Collection<Occurrence> occurrences) {
        List<Outcome> outcomes = new ArrayList<>(occurrences.size());
        Map<String, Occurrence> together = new LinkedHashMap<>();
        for (Occurrence occurrence : occurrences) {
            if (together.size() == TOGETHER || together.containsKey(occurrence.subject())) {
                handleTogether(together, outcomes);
                together.clear();
            }
            together.put(occurrence.subject(), occurrence);
        }
        handleTogether(together, outcomes);
        return outcomes;
    }

    /** One event of each subject; if one of them throws, those before it are kept first. */
    private void handleTogether(Map<String, Occurrence> occurrences, List<Outcome> outcomes) {
        if (occurrences.size() == 1) {
            occurrences.values().forEach(occurrence -> outcomes.add(handle(occurrence)));
            return;
        }
        Map<String, Standing> standings = keeper.findOwn(occurrences.keySet());
        List<Draft> drafts = new ArrayList<>();
        for (Occurrence occurrence : occurrences.values()) {
            Standing standing = standings.get(occurrence.subject());
            if (standing != null && isAlone(standing.base(), occurrence)) {
                keep(drafts, outcomes);
                outcomes.add(handle(occurrence));
            } else {
                drafts.add(draftOrKeep(occurrence, standing, drafts, outcomes));
            }
        }
        keep(drafts, outcomes);
    }

    /** Whether it needs more of the store than positions: the subject was merged into another, or its past is to be worked out anew. */
    private boolean isAlone(Position base, Occurrence occurrence) {
        return base.isFrozen() || isToRecompute(base, occurrence);
    }

    private Draft draftOrKeep(
            Occurrence occurrence, @Nullable Standing standing, List<Draft> before, List<Outcome> outcomes) {
        try {
            return draft(occurrence, standing);
        } catch (RuntimeException e) {
            try {
                keep(before, outcomes);
            } catch (RuntimeException broken) {
                broken.addSuppressed(e);
                throw broken;
            }
            throw e;
        }
    }

    private void keep(List<Draft> drafts, List<Outcome> outcomes) {
        List<CommitResult> results = keeper.commit(drafts);
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            Outcome outcome = answer(draft, results.get(i)).orElseGet(() -> handle(draft.occurrence()));
            log(outcome);
            outcomes.add(outcome);
        }
        drafts.clear();
    }

    private Draft draft(Occurrence arrived, @Nullable Standing found) {
        String name = keeper.model.nameOf(arrived.event());
        Standing standing =
                found == null ? new Standing(null, keeper.model.start(arrived.subject(), arrived.at())) : found;
        Position base = standing.base();
        Occurrence occurrence = base.subject().equals(arrived.subject())
                ? arrived
                : new Occurrence(base.subject(), arrived.event(), arrived.at(), arrived.id());
        if (recomputation != null && isToRecompute(base, occurrence)) {
            Optional<Draft> draft = recomputation.draft(standing, occurrence, name, keeper.clock.instant());
            return draft.orElseGet(() -> draft(standing, occurrence, name, Messages.EVENTS_NOT_KEPT));
        }
        return draft(standing, occurrence, name, null);
    }

    private Draft draft(Standing standing, Occurrence occurrence, String name, @Nullable String note) {
        Position base = standing.base();
        LatePolicy policy = late == LatePolicy.RECOMPUTE ? LatePolicy.APPLY : late;
        Decision decision = keeper.model.decide(base, occurrence.event(), occurrence.at(), policy);
        Plan plan = keeper.plan(standing);
        if (standing.stored() == null) {
            plan.add(keeper.model.startStep(base));
        }
        plan.add(decision, occurrence, name, note);
        return new Draft(
                occurrence, name, base, plan, plan.commit(decision.position(), occurrence), decision.outcome());
    }

    private boolean isToRecompute(Position base, Occurrence occurrence) {
        return recomputation != null && !base.isFrozen() && base.asOf().isAfter(occurrence.at());
    }

    private static void log(Outcome outcome) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{}", outcome.describe());
        }
    }

    private static Optional<Outcome> answer(Draft draft, CommitResult result) {
        return switch (result) {
            case COMMITTED -> Optional.of(draft.outcome());
            case DUPLICATE -> Optional.of(draft.duplicate());
            case STALE -> Optional.empty();
        };
    }
}
