package dev.lifecycle.model.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Timers of no length that lead around, or back into their own stage: they would fire for ever at one instant. Places are the stages by
 * number and, after them, the rules that several stages share, so that what such a rule leads to is there once.
 */
public final class TimelessLoops {

    /** As many are told: whoever mends these finds the next ones. */
    private static final int MOST = 20;

    private static final int NOWHERE = -1;

    private final int stages;
    private final List<Set<Integer>> next = new ArrayList<>();
    private final List<List<Integer>> loops = new ArrayList<>();

    // the way to where the search is: the places on it, where each of them is, and what is yet to be followed from each
    private final List<Integer> path = new ArrayList<>();
    private final List<Iterator<Integer>> open = new ArrayList<>();
    private int[] places = {};
    private boolean[] done = {};

    /** Among so many stages, none of which has a timer yet. */
    public TimelessLoops(int stages) {
        this.stages = stages;
        for (int stage = 0; stage < stages; stage++) {
            next.add(Set.of());
        }
    }

    /** A timer of no length in these stages that leads to one of those. */
    public void add(List<Integer> from, List<Integer> targets) {
        int shared = next.size();
        next.add(new LinkedHashSet<>(targets));
        for (int stage : from) {
            addOne(stage, shared);
        }
    }

    /** A timer of no length in this stage that enters it again. */
    public void addReentering(int stage) {
        addOne(stage, stage);
    }

    private void addOne(int stage, int place) {
        if (next.get(stage).isEmpty()) {
            next.set(stage, new LinkedHashSet<>());
        }
        next.get(stage).add(place);
    }

    /** Each as the stages passed, the first one once more at the end; not more than twenty. */
    public List<List<Integer>> loops() {
        places = new int[next.size()];
        Arrays.fill(places, NOWHERE);
        done = new boolean[next.size()];
        for (int stage = 0; stage < stages; stage++) {
            search(stage);
        }
        return loops;
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

    private List<Integer> loop(List<Integer> around) {
        List<Integer> loop = new ArrayList<>();
        for (int place : around) {
            if (place < stages) {
                loop.add(place);
            }
        }
        loop.add(loop.get(0));
        return loop;
    }
}
