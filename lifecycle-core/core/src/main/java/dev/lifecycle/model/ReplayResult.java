package dev.lifecycle.model;

import dev.lifecycle.stage.Stage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where everybody stands after a replay.
 *
 * @param model     the model it ran through
 * @param positions by subject, in the subjects' order
 */
public record ReplayResult(StageModel model, Map<String, Position> positions) {

    /** How many subjects are in each stage, in the model's order; stages with none count 0. */
    public Map<Stage, Long> stages() {
        Map<Stage, Long> counts = new LinkedHashMap<>();
        model.stages().forEach(stage -> counts.put(stage, 0L));
        positions.values().forEach(position -> counts.merge(position.stage(), 1L, Long::sum));
        return counts;
    }

    /** The {@linkplain #stages() counts}. */
    @Override
    public String toString() {
        return stages().toString();
    }
}
