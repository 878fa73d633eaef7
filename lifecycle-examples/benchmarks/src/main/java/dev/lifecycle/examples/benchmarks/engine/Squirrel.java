package dev.lifecycle.examples.benchmarks.engine;

import dev.lifecycle.examples.benchmarks.workload.CustomerEvent;
import dev.lifecycle.examples.benchmarks.workload.CustomerEvent.Kind;
import dev.lifecycle.examples.benchmarks.workload.CustomerStage;
import dev.lifecycle.examples.benchmarks.workload.EventLog;
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
    public static class Machine extends AbstractStateMachine<Machine, CustomerStage, Kind, CustomerEvent> {}

    /** The definition of the workload. */
    public static StateMachineBuilder<Machine, CustomerStage, Kind, CustomerEvent> definition() {
        StateMachineBuilder<Machine, CustomerStage, Kind, CustomerEvent> builder =
                StateMachineBuilderFactory.create(Machine.class, CustomerStage.class, Kind.class, CustomerEvent.class);
        transition(builder, CustomerStage.DISCOVERY, Kind.ENGAGE, CustomerStage.ACQUISITION);
        builder.externalTransition()
                .from(CustomerStage.ACQUISITION)
                .to(CustomerStage.CONVERSION)
                .on(Kind.PURCHASE)
                .when(new AnonymousCondition<>() {
                    @Override
                    public boolean isSatisfied(CustomerEvent event) {
                        return event.isPaid();
                    }
                });
        transition(builder, CustomerStage.CONVERSION, Kind.RENEW, CustomerStage.RETENTION);
        transition(builder, CustomerStage.RETENTION, Kind.REFER, CustomerStage.ADVOCACY);
        transition(builder, CustomerStage.RETENTION, Kind.UPSELL, CustomerStage.CONVERSION);
        for (CustomerStage stage : CustomerStage.values()) {
            if (stage != CustomerStage.CHURNED) {
                transition(builder, stage, Kind.CHURN, CustomerStage.CHURNED);
            }
        }
        transition(builder, CustomerStage.CHURNED, Kind.WIN_BACK, CustomerStage.ACQUISITION);
        return builder;
    }

    /** A machine from a definition of its own. */
    static Machine machine() {
        return definition().newStateMachine(CustomerStage.DISCOVERY);
    }

    private static void transition(
            StateMachineBuilder<Machine, CustomerStage, Kind, CustomerEvent> builder,
            CustomerStage from,
            Kind kind,
            CustomerStage to) {
        builder.externalTransition().from(from).to(to).on(kind);
    }

    static Engine live(EventLog log) {
        StateMachineBuilder<Machine, CustomerStage, Kind, CustomerEvent> definition = definition();
        Machine[] machines = new Machine[log.names().length];
        Arrays.setAll(machines, i -> definition.newStateMachine(CustomerStage.DISCOVERY));
        return place -> fire(machines[log.customers()[place]], log, place).number();
    }

    static Engine stored(EventLog log) {
        StateMachineBuilder<Machine, CustomerStage, Kind, CustomerEvent> definition = definition();
        Map<String, CustomerStage> store = new HashMap<>();
        return place -> {
            String customer = log.names()[log.customers()[place]];
            Machine machine = definition.newStateMachine(store.getOrDefault(customer, CustomerStage.DISCOVERY));
            CustomerStage after = fire(machine, log, place);
            store.put(customer, after);
            return after.number();
        };
    }

    private static CustomerStage fire(Machine machine, EventLog log, int place) {
        machine.fire(log.kinds()[place], log.events()[place]);
        return machine.getCurrentState();
    }
}
