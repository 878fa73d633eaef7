package dev.lifecycle.examples.benchmarks.engine;

import dev.lifecycle.examples.benchmarks.workload.CustomerEvent;
import dev.lifecycle.examples.benchmarks.workload.CustomerEvent.Kind;
import dev.lifecycle.examples.benchmarks.workload.CustomerStage;
import dev.lifecycle.examples.benchmarks.workload.EventLog;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.StateMachineContext;
import org.springframework.statemachine.StateMachinePersist;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.persist.DefaultStateMachinePersister;
import reactor.core.publisher.Mono;

/** Spring Statemachine: a machine per customer or, with a store, one machine that is restored, fired and persisted each time. */
public final class SpringMachine {

    private static final String EVENT = "event";

    private SpringMachine() {}

    /** A machine for the workload, started. */
    public static StateMachine<CustomerStage, Kind> machine() {
        try {
            StateMachineBuilder.Builder<CustomerStage, Kind> builder = StateMachineBuilder.builder();
            builder.configureConfiguration().withConfiguration().autoStartup(true);
            builder.configureStates()
                    .withStates()
                    .initial(CustomerStage.DISCOVERY)
                    .states(EnumSet.allOf(CustomerStage.class));
            transition(builder, CustomerStage.DISCOVERY, Kind.ENGAGE, CustomerStage.ACQUISITION);
            builder.configureTransitions()
                    .withExternal()
                    .source(CustomerStage.ACQUISITION)
                    .event(Kind.PURCHASE)
                    .target(CustomerStage.CONVERSION)
                    .guard(context -> context.getMessageHeader(EVENT) instanceof CustomerEvent event && event.isPaid());
            transition(builder, CustomerStage.CONVERSION, Kind.RENEW, CustomerStage.RETENTION);
            transition(builder, CustomerStage.RETENTION, Kind.REFER, CustomerStage.ADVOCACY);
            transition(builder, CustomerStage.RETENTION, Kind.UPSELL, CustomerStage.CONVERSION);
            for (CustomerStage stage : CustomerStage.values()) {
                if (stage != CustomerStage.CHURNED) {
                    transition(builder, stage, Kind.CHURN, CustomerStage.CHURNED);
                }
            }
            transition(builder, CustomerStage.CHURNED, Kind.WIN_BACK, CustomerStage.ACQUISITION);
            StateMachine<CustomerStage, Kind> machine = builder.build();
            machine.startReactively().block();
            return machine;
        } catch (Exception e) {
            throw new IllegalStateException("Spring could not build the machine", e);
        }
    }

    private static void transition(
            StateMachineBuilder.Builder<CustomerStage, Kind> builder, CustomerStage from, Kind kind, CustomerStage to)
            throws Exception {
        builder.configureTransitions().withExternal().source(from).event(kind).target(to);
    }

    static Engine live(EventLog log) {
        List<StateMachine<CustomerStage, Kind>> machines = new ArrayList<>();
        for (int i = 0; i < log.names().length; i++) {
            machines.add(machine());
        }
        return place -> fire(machines.get(log.customers()[place]), log, place);
    }

    static Engine stored(EventLog log) {
        StateMachine<CustomerStage, Kind> machine = machine();
        StateMachineContext<CustomerStage, Kind> start = new ContextsInMemory().kept(machine);
        ContextsInMemory kept = new ContextsInMemory();
        DefaultStateMachinePersister<CustomerStage, Kind, String> persister = new DefaultStateMachinePersister<>(kept);
        return place -> {
            String customer = log.names()[log.customers()[place]];
            kept.contexts.putIfAbsent(customer, start);
            try {
                persister.restore(machine, customer);
                int after = fire(machine, log, place);
                persister.persist(machine, customer);
                return after;
            } catch (Exception e) {
                throw new IllegalStateException("Spring failed at event " + place, e);
            }
        };
    }

    private static int fire(StateMachine<CustomerStage, Kind> machine, EventLog log, int place) {
        Message<Kind> message = MessageBuilder.withPayload(log.kinds()[place])
                .setHeader(EVENT, log.events()[place])
                .build();
        machine.sendEvent(Mono.just(message)).blockLast();
        return machine.getState().getId().number();
    }

    /** A map of contexts. */
    private static final class ContextsInMemory implements StateMachinePersist<CustomerStage, Kind, String> {

        private final Map<String, StateMachineContext<CustomerStage, Kind>> contexts = new HashMap<>();

        @Override
        public void write(StateMachineContext<CustomerStage, Kind> context, String customer) {
            contexts.put(customer, context);
        }

        @Override
        public StateMachineContext<CustomerStage, Kind> read(String customer) {
            return Objects.requireNonNull(contexts.get(customer), customer);
        }

        StateMachineContext<CustomerStage, Kind> kept(StateMachine<CustomerStage, Kind> machine) {
            try {
                new DefaultStateMachinePersister<>(this).persist(machine, "start");
                return read("start");
            } catch (Exception e) {
                throw new IllegalStateException("Spring could not persist the machine", e);
            }
        }
    }
}
