package dev.lifecycle.examples.benchmarks.engine;

import com.github.oxo42.stateless4j.StateMachine;
import com.github.oxo42.stateless4j.StateMachineConfig;
import dev.lifecycle.examples.benchmarks.job.JobEvent;
import dev.lifecycle.examples.benchmarks.job.JobEvent.Kind;
import dev.lifecycle.examples.benchmarks.job.JobStage;
import dev.lifecycle.examples.benchmarks.job.Tape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** stateless4j: one configuration for all; its guards take no argument, so the event waits in a field while it is fired. */
public final class Stateless4j {

    private final Tape tape;
    private final StateMachineConfig<JobStage, Kind> config = configuration(this::isPaid);
    private @Nullable JobEvent fired;

    private Stateless4j(Tape tape) {
        this.tape = tape;
    }

    /** The definition of the job. */
    public static StateMachineConfig<JobStage, Kind> configuration(
            com.github.oxo42.stateless4j.delegates.FuncBoolean paid) {
        StateMachineConfig<JobStage, Kind> config = new StateMachineConfig<>();
        config.configure(JobStage.DISCOVERY).permit(Kind.ENGAGE, JobStage.ACQUISITION);
        config.configure(JobStage.ACQUISITION).permitIf(Kind.PURCHASE, JobStage.CONVERSION, paid);
        config.configure(JobStage.CONVERSION).permit(Kind.RENEW, JobStage.RETENTION);
        config.configure(JobStage.RETENTION)
                .permit(Kind.REFER, JobStage.ADVOCACY)
                .permit(Kind.UPSELL, JobStage.CONVERSION);
        for (JobStage stage : JobStage.values()) {
            if (stage != JobStage.CHURNED) {
                config.configure(stage).permit(Kind.CHURN, JobStage.CHURNED);
            }
        }
        config.configure(JobStage.CHURNED).permit(Kind.WIN_BACK, JobStage.ACQUISITION);
        return config;
    }

    static Engine live(Tape tape) {
        Stateless4j host = new Stateless4j(tape);
        StateMachine<?, ?>[] machines = new StateMachine<?, ?>[tape.names().length];
        Arrays.setAll(machines, i -> machine(JobStage.DISCOVERY, host.config));
        return place ->
                host.fire(cast(machines[tape.customers()[place]]), place).number();
    }

    static Engine stored(Tape tape) {
        Stateless4j host = new Stateless4j(tape);
        Map<String, JobStage> store = new HashMap<>();
        return place -> {
            String customer = tape.names()[tape.customers()[place]];
            JobStage after = host.fire(machine(store.getOrDefault(customer, JobStage.DISCOVERY), host.config), place);
            store.put(customer, after);
            return after.number();
        };
    }

    /** A machine for one customer. */
    public static StateMachine<JobStage, Kind> machine(JobStage stage, StateMachineConfig<JobStage, Kind> config) {
        StateMachine<JobStage, Kind> machine = new StateMachine<>(stage, config);
        machine.onUnhandledTrigger((where, trigger) -> {});
        return machine;
    }

    private JobStage fire(StateMachine<JobStage, Kind> machine, int place) {
        fired = tape.events()[place];
        machine.fire(tape.kinds()[place]);
        return machine.getState();
    }

    private boolean isPaid() {
        return fired != null && fired.isPaid();
    }

    @SuppressWarnings("unchecked") // an array of a generic type cannot be made
    private static StateMachine<JobStage, Kind> cast(StateMachine<?, ?> machine) {
        return (StateMachine<JobStage, Kind>) machine;
    }
}
