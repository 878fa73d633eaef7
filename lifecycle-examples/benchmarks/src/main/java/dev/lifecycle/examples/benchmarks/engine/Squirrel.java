package dev.lifecycle.examples.benchmarks.engine;

import dev.lifecycle.examples.benchmarks.job.JobEvent;
import dev.lifecycle.examples.benchmarks.job.JobEvent.Kind;
import dev.lifecycle.examples.benchmarks.job.JobStage;
import dev.lifecycle.examples.benchmarks.job.Tape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.squirrelframework.foundation.fsm.AnonymousCondition;
import org.squirrelframework.foundation.fsm.StateMachineBuilder;
import org.squirrelframework.foundation.fsm.StateMachineBuilderFactory;
import org.squirrelframework.foundation.fsm.impl.AbstractStateMachine;

/** squirrel-foundation: one definition, a machine per customer, begun anew in the state it had. */
public final class Squirrel {

    private Squirrel() {}

    /** What it asks for: a class of one's own, made by reflection. */
    public static class Machine extends AbstractStateMachine<Machine, JobStage, Kind, JobEvent> {}

    /** The definition of the job. */
    public static StateMachineBuilder<Machine, JobStage, Kind, JobEvent> definition() {
        StateMachineBuilder<Machine, JobStage, Kind, JobEvent> builder =
                StateMachineBuilderFactory.create(Machine.class, JobStage.class, Kind.class, JobEvent.class);
        transition(builder, JobStage.DISCOVERY, Kind.ENGAGE, JobStage.ACQUISITION);
        builder.externalTransition()
                .from(JobStage.ACQUISITION)
                .to(JobStage.CONVERSION)
                .on(Kind.PURCHASE)
                .when(new AnonymousCondition<>() {
                    @Override
                    public boolean isSatisfied(JobEvent event) {
                        return event.isPaid();
                    }
                });
        transition(builder, JobStage.CONVERSION, Kind.RENEW, JobStage.RETENTION);
        transition(builder, JobStage.RETENTION, Kind.REFER, JobStage.ADVOCACY);
        transition(builder, JobStage.RETENTION, Kind.UPSELL, JobStage.CONVERSION);
        for (JobStage stage : JobStage.values()) {
            if (stage != JobStage.CHURNED) {
                transition(builder, stage, Kind.CHURN, JobStage.CHURNED);
            }
        }
        transition(builder, JobStage.CHURNED, Kind.WIN_BACK, JobStage.ACQUISITION);
        return builder;
    }

    /** A machine from a definition of its own. */
    static Machine machine() {
        return definition().newStateMachine(JobStage.DISCOVERY);
    }

    private static void transition(
            StateMachineBuilder<Machine, JobStage, Kind, JobEvent> builder, JobStage from, Kind kind, JobStage to) {
        builder.externalTransition().from(from).to(to).on(kind);
    }

    static Engine live(Tape tape) {
        StateMachineBuilder<Machine, JobStage, Kind, JobEvent> definition = definition();
        Machine[] machines = new Machine[tape.names().length];
        Arrays.setAll(machines, i -> definition.newStateMachine(JobStage.DISCOVERY));
        return place -> fire(machines[tape.customers()[place]], tape, place).number();
    }

    static Engine stored(Tape tape) {
        StateMachineBuilder<Machine, JobStage, Kind, JobEvent> definition = definition();
        Map<String, JobStage> store = new HashMap<>();
        return place -> {
            String customer = tape.names()[tape.customers()[place]];
            Machine machine = definition.newStateMachine(store.getOrDefault(customer, JobStage.DISCOVERY));
            JobStage after = fire(machine, tape, place);
            store.put(customer, after);
            return after.number();
        };
    }

    private static JobStage fire(Machine machine, Tape tape, int place) {
        machine.fire(tape.kinds()[place], tape.events()[place]);
        return machine.getCurrentState();
    }
}
