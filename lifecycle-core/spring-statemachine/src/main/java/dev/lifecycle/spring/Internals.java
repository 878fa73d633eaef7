package dev.lifecycle.spring;

import java.lang.reflect.Field;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.statemachine.listener.AbstractCompositeListener;
import org.springframework.statemachine.region.Region;
import org.springframework.statemachine.support.AbstractCompositeItems;
import org.springframework.statemachine.support.AbstractStateMachine;
import org.springframework.statemachine.support.StateMachineInterceptorList;
import org.springframework.statemachine.support.StateMachineObjectSupport;
import org.springframework.statemachine.transition.Transition;
import org.springframework.statemachine.transition.TransitionConflictPolicy;

/** What Spring's machines keep without an accessor. Empty for a machine that is none of Spring's own. */
final class Internals {

    private Internals() {}

    static boolean readable(Region<?, ?> machine) {
        return machine instanceof AbstractStateMachine;
    }

    /** Whether transitions of states further out are asked first. */
    static boolean parentFirst(Region<?, ?> machine) {
        return readable(machine)
                && field(AbstractStateMachine.class, "transitionConflictPolicy", machine)
                        == TransitionConflictPolicy.PARENT;
    }

    /** How many actions run when the machine enters its initial state by itself. */
    static int initialActions(Region<?, ?> machine) {
        return readable(machine)
                        && field(AbstractStateMachine.class, "initialTransition", machine)
                                instanceof Transition<?, ?> initial
                        && initial.getActions() != null
                ? initial.getActions().size()
                : 0;
    }

    static int listeners(Region<?, ?> machine) {
        return readable(machine)
                        && field(StateMachineObjectSupport.class, "stateListener", machine)
                                instanceof AbstractCompositeListener<?> all
                ? size(all.getListeners().iterator())
                : 0;
    }

    static int monitors(Region<?, ?> machine) {
        return readable(machine)
                        && field(StateMachineObjectSupport.class, "stateMachineMonitor", machine)
                                instanceof AbstractCompositeItems<?> all
                ? size(all.getItems().iterator())
                : 0;
    }

    private static int size(Iterator<?> items) {
        int size = 0;
        for (; items.hasNext(); items.next()) {
            size++;
        }
        return size;
    }

    static int interceptors(Region<?, ?> machine) {
        return readable(machine)
                        && field(StateMachineObjectSupport.class, "interceptors", machine)
                                instanceof StateMachineInterceptorList<?, ?> all
                        && field(StateMachineInterceptorList.class, "interceptors", all) instanceof List<?> list
                ? list.size()
                : 0;
    }

    static @Nullable Object field(Class<?> owner, String name, Object of) {
        try {
            Field field = owner.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(Messages.otherSpring(owner, name), e);
        }
    }
}
