package dev.lifecycle;

import dev.lifecycle.commit.EffectiveRows;
import dev.lifecycle.model.History;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what happened to subjects, with the model's own stages where it still has them. */
final class HistoryReader {

    private static final int PAGE = 500;

    private final LifecycleStore store;
    private final StageModel model;

    HistoryReader(Configuration configuration) {
        store = configuration.store();
        model = configuration.model();
    }

    /** As it is known now. */
    List<HistoryEntry> history(String subject) {
        return History.effective(everWritten(subject));
    }

    /** With what a recomputation has superseded. */
    List<HistoryEntry> everWritten(String subject) {
        return store.history(model.name(), subject).stream().map(this::own).toList();
    }

    /** Of the whole base, each subject's rows together, as it is known now. */
    Stream<HistoryEntry> history() {
        return EffectiveRows.of(Page.all(cursor -> store.history(model.name(), cursor, PAGE)))
                .map(this::own);
    }

    /** By what had been written by {@code knownAt}. */
    Optional<Stage> stageAsOf(String subject, Instant instant, Instant knownAt) {
        List<HistoryEntry> written = everWritten(subject).stream()
                .filter(row -> !row.times().recorded().isAfter(knownAt))
                .toList();
        return History.stageAsOf(written, instant);
    }

    /** The row by which the subject came into the stage it is in, and those after it. */
    Why why(Position position) {
        List<HistoryEntry> rows = history(position.subject());
        HistoryEntry entry = History.lastEntry(rows)
                .orElseThrow(() -> new UnknownSubjectException(model.name(), position.subject()));
        return new Why(position, entry, rows.subList(rows.lastIndexOf(entry) + 1, rows.size()));
    }

    private HistoryEntry own(HistoryEntry row) {
        return row.withStages(stage -> model.stage(stage.id()).orElse(stage));
    }
}
