package dev.lifecycle.spring;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.statemachine.state.ChoicePseudoState;
import org.springframework.statemachine.state.JunctionPseudoState;
import org.springframework.statemachine.state.PseudoState;
import org.springframework.statemachine.state.State;

/** Reads the ways out of a choice or junction, for which Spring has no accessor. */
final class Branches {

    /** One way out. */
    record Way<S, E>(State<S, E> target, boolean guarded, int actions) {}

    private Branches() {}

    /** In the order they are asked; null if the state is neither choice nor junction. */
    static <S, E> @Nullable List<Way<S, E>> of(State<S, E> state) {
        PseudoState<S, E> pseudo = state.getPseudoState();
        List<Way<S, E>> ways = new ArrayList<>();
        if (pseudo instanceof ChoicePseudoState<S, E> choice) {
            for (Object data : (List<?>) field(ChoicePseudoState.class, "choices", choice)) {
                @SuppressWarnings("unchecked") // the list of a choice over S and E holds nothing else
                var way = (ChoicePseudoState.ChoiceStateData<S, E>) data;
                ways.add(new Way<>(
                        way.getState(), way.getGuard() != null, way.getActions().size()));
            }
            return ways;
        }
        if (pseudo instanceof JunctionPseudoState<S, E> junction) {
            for (Object data : (List<?>) field(JunctionPseudoState.class, "junctions", junction)) {
                @SuppressWarnings("unchecked") // as above
                var way = (JunctionPseudoState.JunctionStateData<S, E>) data;
                ways.add(new Way<>(
                        way.getState(), way.getGuard() != null, way.getActions().size()));
            }
            return ways;
        }
        return null;
    }

    private static Object field(Class<?> owner, String name, Object of) {
        try {
            Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(Messages.otherSpring(owner, name), e);
        }
    }
}
