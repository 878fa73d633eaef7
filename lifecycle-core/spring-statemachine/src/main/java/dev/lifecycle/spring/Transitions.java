package dev.lifecycle.spring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.statemachine.region.Region;
import org.springframework.statemachine.state.State;
import org.springframework.statemachine.transition.Transition;

/** All transitions of a machine, those of machines inside it first: Spring asks the innermost machine that knows the event. */
final class Transitions<S, E> {

    private final Map<Transition<S, E>, Integer> depths = new LinkedHashMap<>();

    Transitions(Region<S, E> machine) {
        gather(machine, 0);
    }

    List<Transition<S, E>> all() {
        return new ArrayList<>(depths.keySet());
    }

    /** Whether some are kept by a machine further in than others. */
    boolean nested(StateTree<S, E> tree) {
        return depths.entrySet().stream()
                        .filter(entry -> tree.knows(entry.getKey().getSource()))
                        .map(Map.Entry::getValue)
                        .distinct()
                        .count()
                > 1;
    }

    /** How many machines lie around the one that holds it. */
    int depth(Transition<S, E> transition) {
        return depths.getOrDefault(transition, 0);
    }

    private void gather(Region<S, E> machine, int depth) {
        for (State<S, E> state : machine.getStates()) {
            if (state.isSubmachineState()) {
                gather(StateTree.submachine(state), depth + 1);
            } else if (state.isOrthogonal()) {
                StateTree.regions(state).forEach(region -> gather(region, depth + 1));
            }
        }
        machine.getTransitions().forEach(transition -> depths.putIfAbsent(transition, depth));
    }
}
