package dev.lifecycle.examples.benchmarks.engine;

import com.alibaba.cola.statemachine.StateMachine;
import com.alibaba.cola.statemachine.builder.StateMachineBuilder;
import com.alibaba.cola.statemachine.builder.StateMachineBuilderFactory;
import dev.lifecycle.examples.benchmarks.workload.CustomerEvent;
import dev.lifecycle.examples.benchmarks.workload.CustomerEvent.Kind;
import dev.lifecycle.examples.benchmarks.workload.CustomerStage;
import dev.lifecycle.examples.benchmarks.workload.EventLog;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** COLA: one stateless machine for all, the stage is the host's to keep. */
public final class Cola {

    private Cola() {}

    /** The definition of the workload, under a new id: machines are registered by id for the life of the process. */
    public static StateMachine<CustomerStage, Kind, CustomerEvent> machine() {
        StateMachineBuilder<CustomerStage, Kind, CustomerEvent> builder = StateMachineBuilderFactory.create();
        transition(builder, CustomerStage.DISCOVERY, Kind.ENGAGE, CustomerStage.ACQUISITION);
        builder.externalTransition()
                .from(CustomerStage.ACQUISITION)
                .to(CustomerStage.CONVERSION)
                .on(Kind.PURCHASE)
                .when(CustomerEvent::isPaid)
                .perform((from, to, kind, event) -> {});
        transition(builder, CustomerStage.CONVERSION, Kind.RENEW, CustomerStage.RETENTION);
        transition(builder, CustomerStage.RETENTION, Kind.REFER, CustomerStage.ADVOCACY);
        transition(builder, CustomerStage.RETENTION, Kind.UPSELL, CustomerStage.CONVERSION);
        for (CustomerStage stage : CustomerStage.values()) {
            if (stage != CustomerStage.CHURNED) {
                transition(builder, stage, Kind.CHURN, CustomerStage.CHURNED);
            }
        }
        transition(builder, CustomerStage.CHURNED, Kind.WIN_BACK, CustomerStage.ACQUISITION);
        return builder.build(UUID.randomUUID().toString());
    }

    private static void transition(
            StateMachineBuilder<CustomerStage, Kind, CustomerEvent> builder,
            CustomerStage from,
            Kind kind,
            CustomerStage to) {
        builder.externalTransition()
                .from(from)
                .to(to)
                .on(kind)
                .when(event -> true)
                .perform((before, after, fired, event) -> {});
    }

    static Engine live(EventLog log) {
        StateMachine<CustomerStage, Kind, CustomerEvent> machine = machine();
        CustomerStage[] stages = new CustomerStage[log.names().length];
        Arrays.fill(stages, CustomerStage.DISCOVERY);
        return place -> {
            int customer = log.customers()[place];
            stages[customer] = machine.fireEvent(stages[customer], log.kinds()[place], log.events()[place]);
            return stages[customer].number();
        };
    }

    static Engine stored(EventLog log) {
        StateMachine<CustomerStage, Kind, CustomerEvent> machine = machine();
        Map<String, CustomerStage> store = new HashMap<>();
        return place -> {
            String customer = log.names()[log.customers()[place]];
            CustomerStage before = store.getOrDefault(customer, CustomerStage.DISCOVERY);
            CustomerStage after = machine.fireEvent(before, log.kinds()[place], log.events()[place]);
            store.put(customer, after);
            return after.number();
        };
    }
}
