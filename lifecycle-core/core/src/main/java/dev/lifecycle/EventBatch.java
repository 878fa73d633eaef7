package dev.lifecycle;

import dev.lifecycle.model.Occurrence;
import dev.lifecycle.model.Outcome;
import dev.lifecycle.store.CommitResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Many events on the same way: those of different subjects that stand side by side are found and committed together. */
final class EventBatch {

    /** How many subjects are read and written together. */
    private static final int TOGETHER = 200;

    private final EventIntake intake;
    private final PositionReader positions;
    private final Committer committer;
    private final List<DecidedEvent> decided = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    EventBatch(EventIntake intake, PositionReader positions, Committer committer) {
        this.intake = intake;
        this.positions = positions;
        this.committer = committer;
    }

    List<Outcome> handle(Collection<Occurrence> occurrences) {
        Map<String, Occurrence> together = new LinkedHashMap<>();
        for (Occurrence occurrence : occurrences) {
            if (together.size() == TOGETHER || together.containsKey(occurrence.subject())) {
                handleTogether(together);
                together.clear();
            }
            together.put(occurrence.subject(), occurrence);
        }
        handleTogether(together);
        return outcomes;
    }

    /** One event of each subject; if one of them throws, those before it are kept first. */
    private void handleTogether(Map<String, Occurrence> occurrences) {
        if (occurrences.size() == 1) {
            occurrences.values().forEach(occurrence -> outcomes.add(intake.handle(occurrence)));
            return;
        }
        Map<String, FoundPosition> known = positions.findUnmerged(occurrences.keySet());
        for (Occurrence occurrence : occurrences.values()) {
            FoundPosition found = known.get(occurrence.subject());
            if (found != null && isAlone(occurrence, found)) {
                commit();
                outcomes.add(intake.handle(occurrence));
            } else {
                decide(occurrence, found);
            }
        }
        commit();
    }

    /** Whether it needs more of the store than positions: the subject was merged into another, or its past is to be worked out anew. */
    private boolean isAlone(Occurrence occurrence, FoundPosition found) {
        return found.present().isFrozen() || intake.isForRecomputation(occurrence, found);
    }

    private void decide(Occurrence occurrence, @Nullable FoundPosition found) {
        try {
            decided.add(intake.decide(occurrence, found));
        } catch (RuntimeException e) {
            try {
                commit();
            } catch (RuntimeException broken) {
                broken.addSuppressed(e);
                throw broken;
            }
            throw e;
        }
    }

    private void commit() {
        List<CommitResult> results =
                committer.tryCommit(decided.stream().map(DecidedEvent::commit).toList());
        for (int i = 0; i < decided.size(); i++) {
            DecidedEvent event = decided.get(i);
            outcomes.add(
                    event.after(results.get(i)).map(intake::logged).orElseGet(() -> intake.handle(event.occurrence())));
        }
        decided.clear();
    }
}
