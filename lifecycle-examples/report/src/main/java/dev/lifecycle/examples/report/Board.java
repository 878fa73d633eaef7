package dev.lifecycle.examples.report;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.examples.report.rows.Move;
import dev.lifecycle.metrics.journey.TransitionMatrix;
import dev.lifecycle.model.StageModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where everybody stands in one model, and how they got there.
 *
 * @param model       the model's name
 * @param stages      stage to customers, in the model's order
 * @param transitions from to to moves, in the model's order; a move from a stage into itself is a new episode there
 */
public record Board(String model, Map<String, Long> stages, Map<String, Map<String, Long>> transitions) {

    /** Reads it from a lifecycle. */
    public static Board of(Lifecycle lifecycle) {
        Map<String, Long> stages = new LinkedHashMap<>();
        lifecycle.population().forEach((stage, count) -> stages.put(stage.id(), count));
        TransitionMatrix moves = Move.of(lifecycle, "")
                .collect(TransitionMatrix.of(Move.history(lifecycle.model())).metric());
        Board nobodyMoved = new Board(lifecycle.model().name(), stages, Map.of());
        return nobodyMoved.with(moves.counts());
    }

    /** Reads it from moves, where it is known who stands where. */
    public static Board of(StageModel model, Map<String, Long> stages, List<Move> moves) {
        TransitionMatrix matrix =
                moves.stream().collect(TransitionMatrix.of(Move.history(model)).metric());
        return new Board(model.name(), stages, Map.of()).with(matrix.counts());
    }

    /** Both bases together; they share the model, and no customer. */
    public Board plus(Board other) {
        Map<String, Long> sum = new LinkedHashMap<>(stages);
        other.stages.forEach((stage, count) -> sum.merge(stage, count, Long::sum));
        return new Board(model, sum, transitions).with(other.transitions);
    }

    /** Everybody in the model. */
    public long customers() {
        return stages.values().stream().mapToLong(Long::longValue).sum();
    }

    private Board with(Map<String, Map<String, Long>> more) {
        Map<String, Map<String, Long>> all = new LinkedHashMap<>();
        for (String from : stages.keySet()) {
            for (String to : stages.keySet()) {
                long count = count(transitions, from, to) + count(more, from, to);
                if (count > 0) {
                    all.computeIfAbsent(from, key -> new LinkedHashMap<>()).put(to, count);
                }
            }
        }
        return new Board(model, stages, all);
    }

    private static long count(Map<String, Map<String, Long>> counts, String from, String to) {
        return counts.getOrDefault(from, Map.of()).getOrDefault(to, 0L);
    }
}
