package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often subjects went from each stage to each other. The very first entry of a subject comes from nowhere and is told apart.
 *
 * @param definition id of the definition, such as {@code transitions/per-subject}
 * @param stages  in the declared order, then the natural one
 * @param entries stage to how many subjects began there
 * @param counts  from stage to stage to moves; pairs that never happened are absent
 */
public record TransitionMatrix(
        String definition, List<String> stages, Map<String, Long> entries, Map<String, Map<String, Long>> counts)
        implements Result, Serializable {

    /** Copies, keeping the orders. */
    public TransitionMatrix {
        stages = List.copyOf(stages);
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        Map<String, Map<String, Long>> copy = new LinkedHashMap<>();
        counts.forEach((from, row) -> copy.put(from, Collections.unmodifiableMap(new LinkedHashMap<>(row))));
        counts = Collections.unmodifiableMap(copy);
    }

    /** Over stage history. */
    public static <T> StageDefinition<T, TransitionMatrix> of(StageHistory<T> history) {
        return new StageDefinition<>(history, "transitions", Transitions::read);
    }

    /** Moves from one stage to another, 0 if there were none. */
    public long count(String from, String to) {
        return counts.getOrDefault(from, Map.of()).getOrDefault(to, 0L);
    }

    /** All moves out of a stage. */
    public long out(String from) {
        return counts.getOrDefault(from, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Of the moves out of a stage, those to the other: the estimate of a transition probability. */
    public MeasuredRate rate(String from, String to) {
        return MeasuredRate.of(new Rate(count(from, to), out(from)), true, definition + "/of-exits");
    }

    /** A line per stage left, a column per stage entered; a point where it never happened. */
    @Override
    public String toString() {
        List<String> head = new ArrayList<>(List.of("from \\ to"));
        head.addAll(stages);
        TextTable table = new TextTable().line(head);
        for (String from : stages) {
            List<String> line = new ArrayList<>(List.of(from));
            stages.forEach(to -> line.add(count(from, to) == 0 ? "·" : String.valueOf(count(from, to))));
            table.line(line);
        }
        return table.toString();
    }
}
