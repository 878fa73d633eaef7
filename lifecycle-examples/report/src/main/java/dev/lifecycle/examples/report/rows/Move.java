package dev.lifecycle.examples.report.rows;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.metrics.journey.StageHistory;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Stage;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A customer came into a stage: a row of history as metrics read it.
 *
 * @param customer who
 * @param at       when
 * @param from     the stage before; null for the first one
 * @param to       the stage now
 * @param order    decides between moves of one instant
 * @param joins    whether somebody else was found to be this customer, whose moves stand among these since
 */
public record Move(String customer, Instant at, @Nullable String from, String to, long order, boolean joins) {

    private static final long STEPS_PER_REVISION = 1_000;

    /** All moves of a lifecycle, customers named with this in front, so that two bases can be put together. */
    public static Stream<Move> of(Lifecycle lifecycle, String prefix) {
        return lifecycle
                .history()
                .filter(row -> row.isEntry() || row.kind() == Kind.MERGED)
                .map(row -> of(row, prefix));
    }

    /** How metrics read them, with stages in the model's order. */
    public static StageHistory<Move> history(StageModel model) {
        return StageHistory.<Move>of(Move::customer, Move::at, Move::from, Move::to)
                .orderedBy(Move::order)
                .joinedBy(Move::joins)
                .stages(model.stages().stream().map(Stage::id).toList());
    }

    private static Move of(HistoryEntry row, String prefix) {
        return new Move(
                prefix + row.subject(),
                row.at(),
                row.left().map(Stage::id).orElse(null),
                row.to().id(),
                row.key().revision() * STEPS_PER_REVISION + row.key().step(),
                row.kind() == Kind.MERGED);
    }
}
