package dev.lifecycle.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Timers of no length that lead around, or back into their own stage: they would fire for ever at one instant. */
final class TimelessLoops {

    private final Map<String, Set<String>> instant = new LinkedHashMap<>();
    private final Set<String> done = new HashSet<>();
    private final List<List<String>> loops = new ArrayList<>();

    // the way to where the search is: its stages, their places on it, and what is yet to be followed from each
    private final List<String> path = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<Iterator<String>> open = new ArrayList<>();

    TimelessLoops(ModelDefinition definition) {
        for (Rule rule : definition.rules()) {
            if (rule.trigger().isTimer()
                    && rule.action().leaves()
                    && ModelDefinition.delay(rule).isZero()) {
                for (Stage stage : definition.stagesOf(rule)) {
                    Set<String> targets = instant.computeIfAbsent(stage.id(), id -> new LinkedHashSet<>());
                    targets.addAll(Names.ids(rule.action().targets()));
                    if (rule.action() instanceof Action.Reenter) {
                        targets.add(stage.id());
                    }
                }
            }
        }
        instant.keySet().forEach(this::search);
    }

    /** Each as the stages passed, the first one once more at the end. */
    List<List<String>> loops() {
        return loops;
    }

    private void search(String start) {
        enter(start);
        while (!open.isEmpty()) {
            Iterator<String> next = open.get(open.size() - 1);
            if (next.hasNext()) {
                enter(next.next());
            } else {
                open.remove(open.size() - 1);
                places.remove(path.remove(path.size() - 1));
            }
        }
    }

    private void enter(String stage) {
        Integer seenAt = places.get(stage);
        if (seenAt != null) {
            List<String> loop = new ArrayList<>(path.subList(seenAt, path.size()));
            loop.add(stage);
            loops.add(loop);
        } else if (done.add(stage)) {
            places.put(stage, path.size());
            path.add(stage);
            open.add(instant.getOrDefault(stage, Set.of()).iterator());
        }
    }
}
