package dev.lifecycle.model;

import dev.lifecycle.stage.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Timers of no length that lead around, or back into their own stage: they would fire for ever at one instant. Places are the stages by
 * number and, after them, the rules that several stages share, so that what such a rule leads to is there once.
 */
final class TimelessLoops {

    /** As many are told: whoever mends these finds the next ones. */
    private static final int MOST = 20;

    private static final int NOWHERE = -1;

    private final List<Stage> stages;
    private final List<Set<Integer>> next = new ArrayList<>();
    private final List<List<String>> loops = new ArrayList<>();

    // the way to where the search is: the places on it, where each of them is, and what is yet to be followed from each
    private final List<Integer> path = new ArrayList<>();
    private final List<Iterator<Integer>> open = new ArrayList<>();
    private final int[] places;
    private final boolean[] done;

    TimelessLoops(ModelDefinition definition) {
        stages = definition.stages();
        Map<String, Integer> numbers = definition.numbers();
        stages.forEach(stage -> next.add(Set.of()));
        for (Rule rule : definition.rules()) {
            if (rule.trigger().isTimer()
                    && rule.action().leaves()
                    && ModelDefinition.delay(rule).isZero()) {
                add(rule, definition.stagesOf(rule), numbers);
            }
        }
        places = new int[next.size()];
        Arrays.fill(places, NOWHERE);
        done = new boolean[next.size()];
        for (int stage = 0; stage < stages.size(); stage++) {
            search(stage);
        }
    }

    /** Each as the stages passed, the first one once more at the end; not more than twenty. */
    List<List<String>> loops() {
        return loops;
    }

    private void add(Rule rule, List<Stage> from, Map<String, Integer> numbers) {
        Set<Integer> targets = new LinkedHashSet<>();
        rule.action().targets().stream()
                .map(target -> numbers.get(target.id()))
                .filter(Objects::nonNull)
                .forEach(targets::add);
        int shared = next.size();
        next.add(targets);
        for (Stage stage : from) {
            Integer number = numbers.get(stage.id());
            if (number != null) {
                if (next.get(number).isEmpty()) {
                    next.set(number, new LinkedHashSet<>());
                }
                next.get(number).add(rule.action() instanceof Action.Reenter ? number : shared);
            }
        }
    }

    private void search(int start) {
        enter(start);
        while (!open.isEmpty()) {
            Iterator<Integer> following = open.get(open.size() - 1);
            if (following.hasNext() && loops.size() < MOST) {
                enter(following.next());
            } else {
                open.remove(open.size() - 1);
                int left = path.size() - 1;
                places[path.get(left)] = NOWHERE;
                path.subList(left, left + 1).clear();
            }
        }
    }

    private void enter(int place) {
        if (places[place] != NOWHERE) {
            loops.add(loop(path.subList(places[place], path.size())));
        } else if (!done[place]) {
            done[place] = true;
            places[place] = path.size();
            path.add(place);
            open.add(next.get(place).iterator());
        }
    }

    private List<String> loop(List<Integer> around) {
        List<String> loop = new ArrayList<>();
        for (int place : around) {
            if (place < stages.size()) {
                loop.add(stages.get(place).id());
            }
        }
        loop.add(loop.get(0));
        return loop;
    }
}
