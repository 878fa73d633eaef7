package dev.lifecycle.examples.benchmarks.engine;

import com.github.oxo42.stateless4j.StateMachine;
import com.github.oxo42.stateless4j.StateMachineConfig;
import dev.lifecycle.examples.benchmarks.workload.CustomerEvent;
import dev.lifecycle.examples.benchmarks.workload.CustomerEvent.Kind;
import dev.lifecycle.examples.benchmarks.workload.CustomerStage;
import dev.lifecycle.examples.benchmarks.workload.EventLog;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** stateless4j: one configuration for all; its guards take no argument, so the event waits in a field while it is fired. */
public final class Stateless4j {

    private final EventLog log;
    private final StateMachineConfig<CustomerStage, Kind> config = configuration(this::isPaid);
    private @Nullable CustomerEvent fired;

    private Stateless4j(EventLog log) {
        this.log = log;
    }

    /** The definition of the workload. */
    public static StateMachineConfig<CustomerStage, Kind> configuration(
            com.github.oxo42.stateless4j.delegates.FuncBoolean paid) {
        StateMachineConfig<CustomerStage, Kind> config = new StateMachineConfig<>();
        config.configure(CustomerStage.DISCOVERY).permit(Kind.ENGAGE, CustomerStage.ACQUISITION);
        config.configure(CustomerStage.ACQUISITION).permitIf(Kind.PURCHASE, CustomerStage.CONVERSION, paid);
        config.configure(CustomerStage.CONVERSION).permit(Kind.RENEW, CustomerStage.RETENTION);
        config.configure(CustomerStage.RETENTION)
                .permit(Kind.REFER, CustomerStage.ADVOCACY)
                .permit(Kind.UPSELL, CustomerStage.CONVERSION);
        for (CustomerStage stage : CustomerStage.values()) {
            if (stage != CustomerStage.CHURNED) {
                config.configure(stage).permit(Kind.CHURN, CustomerStage.CHURNED);
            }
        }
        config.configure(CustomerStage.CHURNED).permit(Kind.WIN_BACK, CustomerStage.ACQUISITION);
        return config;
    }

    static Engine live(EventLog log) {
        Stateless4j host = new Stateless4j(log);
        StateMachine<?, ?>[] machines = new StateMachine<?, ?>[log.names().length];
        Arrays.setAll(machines, i -> machine(CustomerStage.DISCOVERY, host.config));
        return place -> host.fire(cast(machines[log.customers()[place]]), place).number();
    }

    static Engine stored(EventLog log) {
        Stateless4j host = new Stateless4j(log);
        Map<String, CustomerStage> store = new HashMap<>();
        return place -> {
            String customer = log.names()[log.customers()[place]];
            CustomerStage after =
                    host.fire(machine(store.getOrDefault(customer, CustomerStage.DISCOVERY), host.config), place);
            store.put(customer, after);
            return after.number();
        };
    }

    /** A machine for one customer. */
    public static StateMachine<CustomerStage, Kind> machine(
            CustomerStage stage, StateMachineConfig<CustomerStage, Kind> config) {
        StateMachine<CustomerStage, Kind> machine = new StateMachine<>(stage, config);
        machine.onUnhandledTrigger((where, trigger) -> {});
        return machine;
    }

    private CustomerStage fire(StateMachine<CustomerStage, Kind> machine, int place) {
        fired = log.events()[place];
        machine.fire(log.kinds()[place]);
        return machine.getState();
    }

    private boolean isPaid() {
        return fired != null && fired.isPaid();
    }

    @SuppressWarnings("unchecked") // an array of a generic type cannot be made
    private static StateMachine<CustomerStage, Kind> cast(StateMachine<?, ?> machine) {
        return (StateMachine<CustomerStage, Kind>) machine;
    }
}
