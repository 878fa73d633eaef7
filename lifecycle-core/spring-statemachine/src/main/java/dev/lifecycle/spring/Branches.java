package dev.lifecycle.spring;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.statemachine.state.ChoicePseudoState;
import org.springframework.statemachine.state.EntryPseudoState;
import org.springframework.statemachine.state.ExitPseudoState;
import org.springframework.statemachine.state.HistoryPseudoState;
import org.springframework.statemachine.state.JunctionPseudoState;
import org.springframework.statemachine.state.PseudoState;
import org.springframework.statemachine.state.State;
import org.springframework.statemachine.state.StateHolder;

/** Reads the ways out of a choice, junction, entry or exit point, for which Spring has no accessor. */
final class Branches {

    /** One way out. */
    record Way<S, E>(State<S, E> target, boolean guarded, int actions) {}

    private Branches() {}

    /** In the order they are asked; null if the state is neither choice nor junction. */
    static <S, E> @Nullable List<Way<S, E>> of(State<S, E> state) {
        PseudoState<S, E> pseudo = state.getPseudoState();
        List<Way<S, E>> ways = new ArrayList<>();
        if (pseudo instanceof ChoicePseudoState<S, E> choice) {
            for (Object data : list(ChoicePseudoState.class, "choices", choice)) {
                @SuppressWarnings("unchecked") // the list of a choice over S and E holds nothing else
                var way = (ChoicePseudoState.ChoiceStateData<S, E>) data;
                ways.add(new Way<>(
                        way.getState(), way.getGuard() != null, way.getActions().size()));
            }
            return ways;
        }
        if (pseudo instanceof JunctionPseudoState<S, E> junction) {
            for (Object data : list(JunctionPseudoState.class, "junctions", junction)) {
                @SuppressWarnings("unchecked") // as above
                var way = (JunctionPseudoState.JunctionStateData<S, E>) data;
                ways.add(new Way<>(
                        way.getState(), way.getGuard() != null, way.getActions().size()));
            }
            return ways;
        }
        return null;
    }

    /** Where an entry or exit point leads on to; null if the state is neither. */
    @SuppressWarnings("unchecked") // the state of an entry point over S and E is no other
    static <S, E> @Nullable State<S, E> beyond(State<S, E> state) {
        PseudoState<S, E> pseudo = state.getPseudoState();
        if (pseudo instanceof EntryPseudoState<S, E>) {
            return (State<S, E>) Internals.field(EntryPseudoState.class, "state", pseudo);
        }
        return pseudo instanceof ExitPseudoState<S, E> exit
                ? exit.getStateHolder().getState()
                : null;
    }

    /** Where a history state leads when nothing is remembered yet; null if it says nothing of that, or is none. */
    @SuppressWarnings("unchecked") // the default of a history state over S and E is no other
    static <S, E> @Nullable State<S, E> otherwise(State<S, E> state) {
        return state.getPseudoState() instanceof HistoryPseudoState<S, E> history
                        && Internals.field(HistoryPseudoState.class, "defaultState", history)
                                instanceof StateHolder<?, ?> holder
                ? (State<S, E>) holder.getState()
                : null;
    }

    private static List<?> list(Class<?> owner, String name, Object of) {
        return (List<?>) Objects.requireNonNull(Internals.field(owner, name, of));
    }
}
