package dev.lifecycle.spring;

import dev.lifecycle.stage.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.region.Region;
import org.springframework.statemachine.state.AbstractState;
import org.springframework.statemachine.state.HistoryPseudoState;
import org.springframework.statemachine.state.PseudoState;
import org.springframework.statemachine.state.PseudoStateKind;
import org.springframework.statemachine.state.State;

/** The states of one machine or region: which are stages, and which hold others. */
final class StateTree<S, E> {

    private final Map<State<S, E>, Stage> stages = new HashMap<>();
    private final Map<State<S, E>, List<Stage>> members = new LinkedHashMap<>();
    private final Map<State<S, E>, Integer> depths = new HashMap<>();
    private final List<State<S, E>> simple = new ArrayList<>();
    private final List<State<S, E>> parallel = new ArrayList<>();
    private final List<State<S, E>> linking = new ArrayList<>();
    private final Map<State<S, E>, State<S, E>> histories = new HashMap<>();

    StateTree(Region<S, E> machine) {
        gather(machine.getStates(), null, 0);
    }

    /** The states without substates, and those with parallel regions, which count as one. */
    List<State<S, E>> simple() {
        return simple;
    }

    /** The states with substates, each with the stages inside it, however deep. */
    Map<State<S, E>, List<Stage>> composites() {
        return members;
    }

    List<State<S, E>> parallel() {
        return parallel;
    }

    /** States in which no machine rests: choices, forks, histories and the like. */
    List<State<S, E>> linking() {
        return linking;
    }

    /** Whether it has substates that have substates. */
    boolean isAroundOthers(State<S, E> composite) {
        return submachine(composite).getStates().stream().anyMatch(members::containsKey);
    }

    /** The state whose substates a history state remembers; null if it is none, or one of the machine as a whole. */
    @Nullable
    State<S, E> remembered(State<S, E> history) {
        return histories.get(history);
    }

    int depth(State<S, E> composite) {
        return depths.getOrDefault(composite, 0);
    }

    /** Whether it is of this machine or region. */
    boolean knows(State<S, E> state) {
        return stages.containsKey(state) || members.containsKey(state) || linking.contains(state);
    }

    @Nullable
    Stage stage(State<S, E> state) {
        return stages.get(state);
    }

    /** The stage in which a machine comes to rest on entering this state; empty for a state in which none rests. */
    Optional<Stage> rest(State<S, E> state) {
        State<S, E> inner = state;
        while (members.containsKey(inner)) {
            inner = submachine(inner).getInitialState();
        }
        return Optional.ofNullable(stages.get(inner));
    }

    static <S, E> @Nullable PseudoStateKind kind(State<S, E> state) {
        PseudoState<S, E> found = state.getPseudoState();
        return found == null ? null : found.getKind();
    }

    /** The same as texts name it. */
    static <S, E> @Nullable String kindName(State<S, E> state) {
        PseudoStateKind kind = kind(state);
        return kind == null ? null : kind.name();
    }

    static <S, E> StateMachine<S, E> submachine(State<S, E> composite) {
        return ((AbstractState<S, E>) composite).getSubmachine();
    }

    static <S, E> Collection<Region<S, E>> regions(State<S, E> parallel) {
        return ((AbstractState<S, E>) parallel).getRegions();
    }

    private List<Stage> gather(Collection<State<S, E>> states, @Nullable State<S, E> around, int depth) {
        List<Stage> found = new ArrayList<>();
        for (State<S, E> state : states) {
            PseudoStateKind kind = kind(state);
            if (state.isSubmachineState()) {
                depths.put(state, depth);
                List<Stage> inner = gather(submachine(state).getStates(), state, depth + 1);
                members.put(state, inner);
                found.addAll(inner);
            } else if (kind == null || kind == PseudoStateKind.INITIAL || kind == PseudoStateKind.END) {
                if (state.isOrthogonal()) {
                    parallel.add(state);
                }
                if (state.getId() != null) {
                    Stage stage = SpringNames.stage(state.getId());
                    stages.put(state, stage);
                    simple.add(state);
                    found.add(stage);
                }
            } else {
                linking.add(state);
                boolean isHistory = state.getPseudoState() instanceof HistoryPseudoState;
                if (isHistory && around != null) {
                    histories.put(state, around);
                }
            }
        }
        return found;
    }
}
