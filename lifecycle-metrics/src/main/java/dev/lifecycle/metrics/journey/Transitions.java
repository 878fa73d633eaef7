package dev.lifecycle.metrics.journey;

import java.util.Map;
import java.util.TreeMap;

/** Counts moves between stages. */
final class Transitions {

    private Transitions() {}

    static TransitionMatrix read(Visits visits) {
        Map<String, Long> entries = new TreeMap<>();
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        for (int i = 0; i < visits.size(); i++) {
            if (!visits.counts(i)) {
                continue;
            }
            // The row's own from wins over the row before it: what lies between may not have been given.
            String from = visits.from(i);
            if (from.isEmpty() && visits.isFirst(i)) {
                entries.merge(visits.stage(i), 1L, Long::sum);
            } else {
                counts.computeIfAbsent(from.isEmpty() ? visits.stage(i - 1) : from, f -> new TreeMap<>())
                        .merge(visits.stage(i), 1L, Long::sum);
            }
        }
        return new TransitionMatrix("transitions" + visits.rows(), visits.stages(), entries, counts);
    }
}
