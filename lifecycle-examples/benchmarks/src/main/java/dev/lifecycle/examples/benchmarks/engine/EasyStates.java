package dev.lifecycle.examples.benchmarks.engine;

import dev.lifecycle.examples.benchmarks.workload.CustomerStage;
import dev.lifecycle.examples.benchmarks.workload.EventLog;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jeasy.states.api.AbstractEvent;
import org.jeasy.states.api.Event;
import org.jeasy.states.api.FiniteStateMachine;
import org.jeasy.states.api.FiniteStateMachineException;
import org.jeasy.states.api.State;
import org.jeasy.states.api.Transition;
import org.jeasy.states.core.FiniteStateMachineBuilder;
import org.jeasy.states.core.TransitionBuilder;

/**
 * easy-states: a machine per customer, built anew to begin in another state. It has no guards, so the host asks before it fires; its
 * events are made once, one of each kind.
 */
public final class EasyStates {

    private static final State[] STATES = Arrays.stream(CustomerStage.values())
            .map(stage -> new State(stage.name()))
            .toArray(State[]::new);
    private static final Set<State> ALL = Set.of(STATES);
    private static final Set<Transition> TRANSITIONS = transitions();

    private static final class Engage extends AbstractEvent {}

    private static final class Purchase extends AbstractEvent {}

    private static final class Renew extends AbstractEvent {}

    private static final class Refer extends AbstractEvent {}

    private static final class Upsell extends AbstractEvent {}

    private static final class Churn extends AbstractEvent {}

    private static final class WinBack extends AbstractEvent {}

    /** By kind. */
    private static final Event[] EVENTS = {
        new Engage(), new Purchase(), new Renew(), new Refer(), new Upsell(), new Churn(), new WinBack()
    };

    private EasyStates() {}

    private static Set<Transition> transitions() {
        Set<Transition> transitions = new HashSet<>();
        transitions.add(transition(CustomerStage.DISCOVERY, Engage.class, CustomerStage.ACQUISITION));
        transitions.add(transition(CustomerStage.ACQUISITION, Purchase.class, CustomerStage.CONVERSION));
        transitions.add(transition(CustomerStage.CONVERSION, Renew.class, CustomerStage.RETENTION));
        transitions.add(transition(CustomerStage.RETENTION, Refer.class, CustomerStage.ADVOCACY));
        transitions.add(transition(CustomerStage.RETENTION, Upsell.class, CustomerStage.CONVERSION));
        for (CustomerStage stage : CustomerStage.values()) {
            if (stage != CustomerStage.CHURNED) {
                transitions.add(transition(stage, Churn.class, CustomerStage.CHURNED));
            }
        }
        transitions.add(transition(CustomerStage.CHURNED, WinBack.class, CustomerStage.ACQUISITION));
        return transitions;
    }

    private static Transition transition(CustomerStage from, Class<? extends Event> event, CustomerStage to) {
        return new TransitionBuilder()
                .name(from + "/" + event.getSimpleName())
                .sourceState(STATES[from.number()])
                .eventType(event)
                .targetState(STATES[to.number()])
                .build();
    }

    /** A machine for one customer; the transitions are made once. */
    public static FiniteStateMachine machine(CustomerStage stage) {
        return machine(STATES[stage.number()]);
    }

    /** Transitions and a machine, from nothing. */
    static FiniteStateMachine definition() {
        return machine(STATES[0], transitions());
    }

    private static FiniteStateMachine machine(State state) {
        return machine(state, TRANSITIONS);
    }

    private static FiniteStateMachine machine(State state, Set<Transition> transitions) {
        return new FiniteStateMachineBuilder(ALL, state)
                .registerTransitions(transitions)
                .build();
    }

    static Engine live(EventLog log) {
        FiniteStateMachine[] machines = new FiniteStateMachine[log.names().length];
        Arrays.setAll(machines, i -> machine(STATES[0]));
        return place -> fire(machines[log.customers()[place]], log, place);
    }

    static Engine stored(EventLog log) {
        Map<String, State> store = new HashMap<>();
        return place -> {
            String customer = log.names()[log.customers()[place]];
            FiniteStateMachine machine = machine(store.getOrDefault(customer, STATES[0]));
            int after = fire(machine, log, place);
            store.put(customer, machine.getCurrentState());
            return after;
        };
    }

    @SuppressWarnings("ReferenceEquality") // the machine hands back the very states it was given
    private static int fire(FiniteStateMachine machine, EventLog log, int place) {
        try {
            State after = log.events()[place].isPaid()
                    ? machine.fire(EVENTS[log.kinds()[place].number()])
                    : machine.getCurrentState();
            int number = 0;
            while (STATES[number] != after) {
                number++;
            }
            return number;
        } catch (FiniteStateMachineException e) {
            throw new IllegalStateException("easy-states failed at event " + place, e);
        }
    }
}
