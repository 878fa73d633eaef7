package dev.lifecycle.model;

import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a subject's rows of history tell. */
public final class History {

    private History() {}

    /**
     * The position that these rows of one subject lead to, without asking a single rule again. Revision is that of the last row. Not for
     * rows of several versions, nor for those of a subject that another was merged into.
     *
     * @param model the model and version that wrote the last row
     * @param rows  all rows of the subject, in order
     * @throws IllegalArgumentException if there are no rows, or one names a stage that the model lacks
     */
    public static Position replay(StageModel model, List<HistoryEntry> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "a subject without history has no position; give at least its first row");
        }
        List<HistoryEntry> effective = effective(rows);
        HistoryEntry first = effective.get(0);
        Position position = first.knownAt()
                .map(known -> model.begin(first.subject(), first.to(), first.at(), known))
                .orElseGet(() -> model.begin(first.subject(), first.to(), first.at()));
        HistoryReplay replay = new HistoryReplay(position);
        effective.subList(1, effective.size()).forEach(replay::apply);
        return replay.position(rows.get(rows.size() - 1).key().revision());
    }

    /**
     * The rows of one subject that count: each recomputation supersedes every earlier row that took effect at its instant or later. The
     * same rows where the past was never recomputed.
     */
    public static List<HistoryEntry> effective(List<HistoryEntry> rows) {
        if (rows.stream().noneMatch(row -> row.kind() == Kind.RECOMPUTED)) {
            return List.copyOf(rows);
        }
        List<HistoryEntry> effective = new ArrayList<>(rows.size());
        Instant superseded = Instant.MAX;
        // from the end, as a past that was worked out many times has far more rows than count
        for (int i = rows.size() - 1; i >= 0; i--) {
            HistoryEntry row = rows.get(i);
            if (row.at().isBefore(superseded)) {
                effective.add(row);
                superseded = row.kind() == Kind.RECOMPUTED ? row.at() : superseded;
            }
        }
        Collections.reverse(effective);
        return List.copyOf(effective);
    }

    /** The rows of one subject that no longer count because of a recomputation written before this instant, in order. */
    public static List<HistoryEntry> superseded(List<HistoryEntry> rows, Instant before) {
        List<HistoryEntry> written = rows.stream()
                .filter(row -> row.times().recorded().isBefore(before))
                .toList();
        Set<HistoryEntry> superseded = new LinkedHashSet<>(written);
        effective(written).forEach(superseded::remove);
        return List.copyOf(superseded);
    }

    /** The stage that these rows say the subject was in at that instant, by when things took effect; empty before the first row. */
    public static Optional<Stage> stageAsOf(List<HistoryEntry> rows, Instant instant) {
        Stage stage = null;
        for (HistoryEntry row : effective(rows)) {
            if (!row.at().isAfter(instant)) {
                stage = row.to();
            }
        }
        return Optional.ofNullable(stage);
    }

    /** The row by which the subject came into the stage it is in; empty if there are no rows. */
    public static Optional<HistoryEntry> lastEntry(List<HistoryEntry> rows) {
        @Nullable HistoryEntry entry = null;
        for (HistoryEntry row : effective(rows)) {
            if (row.isEntry()) {
                entry = row;
            }
        }
        return Optional.ofNullable(entry);
    }
}
