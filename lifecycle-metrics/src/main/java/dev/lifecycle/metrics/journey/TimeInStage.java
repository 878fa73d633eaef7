package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.Shown;
import dev.lifecycle.metrics.internal.TextTable;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * How long visits last, stage by stage.
 *
 * @param definition id of the definition, such as {@code time-in-stage/completed-visits/per-subject}
 * @param stages     in the declared order, then the natural one
 */
public record TimeInStage(String definition, List<StageTime> stages) implements Result, Serializable {

    /** Copies the list. */
    public TimeInStage {
        stages = List.copyOf(stages);
    }

    /** Over stage history. */
    public static <T> StageDefinition<T, TimeInStage> of(StageHistory<T> history) {
        return new StageDefinition<>(history, "time-in-stage", StageTimes::read);
    }

    /** One stage; without visits if nobody was ever there. */
    public StageTime in(String stage) {
        return stages.stream()
                .filter(time -> time.stage().equals(stage))
                .findFirst()
                .orElseGet(() -> new StageTime(stage, 0, 0, 0, null, null, Duration.ZERO));
    }

    /** A line per stage. */
    @Override
    public String toString() {
        TextTable table = new TextTable().line(List.of("stage", "subjects", "completed", "open", "median", "mean"));
        for (StageTime time : stages) {
            table.line(List.of(
                    time.stage(),
                    String.valueOf(time.subjects()),
                    String.valueOf(time.completed()),
                    String.valueOf(time.open()),
                    time.medianCompleted().map(Shown::time).orElse("-"),
                    time.meanCompleted().map(Shown::time).orElse("-")));
        }
        return table.toString();
    }
}
