package dev.lifecycle.examples.benchmarks.engine;

import dev.lifecycle.examples.benchmarks.job.JobStage;
import dev.lifecycle.examples.benchmarks.job.Tape;
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

    private static final State[] STATES = Arrays.stream(JobStage.values())
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
        transitions.add(transition(JobStage.DISCOVERY, Engage.class, JobStage.ACQUISITION));
        transitions.add(transition(JobStage.ACQUISITION, Purchase.class, JobStage.CONVERSION));
        transitions.add(transition(JobStage.CONVERSION, Renew.class, JobStage.RETENTION));
        transitions.add(transition(JobStage.RETENTION, Refer.class, JobStage.ADVOCACY));
        transitions.add(transition(JobStage.RETENTION, Upsell.class, JobStage.CONVERSION));
        for (JobStage stage : JobStage.values()) {
            if (stage != JobStage.CHURNED) {
                transitions.add(transition(stage, Churn.class, JobStage.CHURNED));
            }
        }
        transitions.add(transition(JobStage.CHURNED, WinBack.class, JobStage.ACQUISITION));
        return transitions;
    }

    private static Transition transition(JobStage from, Class<? extends Event> event, JobStage to) {
        return new TransitionBuilder()
                .name(from + "/" + event.getSimpleName())
                .sourceState(STATES[from.number()])
                .eventType(event)
                .targetState(STATES[to.number()])
                .build();
    }

    /** A machine for one customer; the transitions are made once. */
    public static FiniteStateMachine machine(JobStage stage) {
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

    static Engine live(Tape tape) {
        FiniteStateMachine[] machines = new FiniteStateMachine[tape.names().length];
        Arrays.setAll(machines, i -> machine(STATES[0]));
        return place -> fire(machines[tape.customers()[place]], tape, place);
    }

    static Engine stored(Tape tape) {
        Map<String, State> store = new HashMap<>();
        return place -> {
            String customer = tape.names()[tape.customers()[place]];
            FiniteStateMachine machine = machine(store.getOrDefault(customer, STATES[0]));
            int after = fire(machine, tape, place);
            store.put(customer, machine.getCurrentState());
            return after;
        };
    }

    @SuppressWarnings("ReferenceEquality") // the machine hands back the very states it was given
    private static int fire(FiniteStateMachine machine, Tape tape, int place) {
        try {
            State after = tape.events()[place].isPaid()
                    ? machine.fire(EVENTS[tape.kinds()[place].number()])
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
