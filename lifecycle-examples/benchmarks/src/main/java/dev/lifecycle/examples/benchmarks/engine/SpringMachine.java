package dev.lifecycle.examples.benchmarks.engine;

import dev.lifecycle.examples.benchmarks.job.JobEvent;
import dev.lifecycle.examples.benchmarks.job.JobEvent.Kind;
import dev.lifecycle.examples.benchmarks.job.JobStage;
import dev.lifecycle.examples.benchmarks.job.Tape;
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

    /** A machine for the job, started. */
    public static StateMachine<JobStage, Kind> machine() {
        try {
            StateMachineBuilder.Builder<JobStage, Kind> builder = StateMachineBuilder.builder();
            builder.configureConfiguration().withConfiguration().autoStartup(true);
            builder.configureStates().withStates().initial(JobStage.DISCOVERY).states(EnumSet.allOf(JobStage.class));
            transition(builder, JobStage.DISCOVERY, Kind.ENGAGE, JobStage.ACQUISITION);
            builder.configureTransitions()
                    .withExternal()
                    .source(JobStage.ACQUISITION)
                    .event(Kind.PURCHASE)
                    .target(JobStage.CONVERSION)
                    .guard(context -> context.getMessageHeader(EVENT) instanceof JobEvent event && event.isPaid());
            transition(builder, JobStage.CONVERSION, Kind.RENEW, JobStage.RETENTION);
            transition(builder, JobStage.RETENTION, Kind.REFER, JobStage.ADVOCACY);
            transition(builder, JobStage.RETENTION, Kind.UPSELL, JobStage.CONVERSION);
            for (JobStage stage : JobStage.values()) {
                if (stage != JobStage.CHURNED) {
                    transition(builder, stage, Kind.CHURN, JobStage.CHURNED);
                }
            }
            transition(builder, JobStage.CHURNED, Kind.WIN_BACK, JobStage.ACQUISITION);
            StateMachine<JobStage, Kind> machine = builder.build();
            machine.startReactively().block();
            return machine;
        } catch (Exception e) {
            throw new IllegalStateException("Spring could not build the machine", e);
        }
    }

    private static void transition(
            StateMachineBuilder.Builder<JobStage, Kind> builder, JobStage from, Kind kind, JobStage to)
            throws Exception {
        builder.configureTransitions().withExternal().source(from).event(kind).target(to);
    }

    static Engine live(Tape tape) {
        List<StateMachine<JobStage, Kind>> machines = new ArrayList<>();
        for (int i = 0; i < tape.names().length; i++) {
            machines.add(machine());
        }
        return place -> fire(machines.get(tape.customers()[place]), tape, place);
    }

    static Engine stored(Tape tape) {
        StateMachine<JobStage, Kind> machine = machine();
        StateMachineContext<JobStage, Kind> start = new Shelf().kept(machine);
        Shelf shelf = new Shelf();
        DefaultStateMachinePersister<JobStage, Kind, String> persister = new DefaultStateMachinePersister<>(shelf);
        return place -> {
            String customer = tape.names()[tape.customers()[place]];
            shelf.contexts.putIfAbsent(customer, start);
            try {
                persister.restore(machine, customer);
                int after = fire(machine, tape, place);
                persister.persist(machine, customer);
                return after;
            } catch (Exception e) {
                throw new IllegalStateException("Spring failed at event " + place, e);
            }
        };
    }

    private static int fire(StateMachine<JobStage, Kind> machine, Tape tape, int place) {
        Message<Kind> message = MessageBuilder.withPayload(tape.kinds()[place])
                .setHeader(EVENT, tape.events()[place])
                .build();
        machine.sendEvent(Mono.just(message)).blockLast();
        return machine.getState().getId().number();
    }

    /** A map of contexts. */
    private static final class Shelf implements StateMachinePersist<JobStage, Kind, String> {

        private final Map<String, StateMachineContext<JobStage, Kind>> contexts = new HashMap<>();

        @Override
        public void write(StateMachineContext<JobStage, Kind> context, String customer) {
            contexts.put(customer, context);
        }

        @Override
        public StateMachineContext<JobStage, Kind> read(String customer) {
            return Objects.requireNonNull(contexts.get(customer), customer);
        }

        StateMachineContext<JobStage, Kind> kept(StateMachine<JobStage, Kind> machine) {
            try {
                new DefaultStateMachinePersister<>(this).persist(machine, "start");
                return read("start");
            } catch (Exception e) {
                throw new IllegalStateException("Spring could not persist the machine", e);
            }
        }
    }
}
