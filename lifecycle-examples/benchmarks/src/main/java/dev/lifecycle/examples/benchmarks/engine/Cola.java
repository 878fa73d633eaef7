package dev.lifecycle.examples.benchmarks.engine;

import com.alibaba.cola.statemachine.StateMachine;
import com.alibaba.cola.statemachine.builder.StateMachineBuilder;
import com.alibaba.cola.statemachine.builder.StateMachineBuilderFactory;
import dev.lifecycle.examples.benchmarks.job.JobEvent;
import dev.lifecycle.examples.benchmarks.job.JobEvent.Kind;
import dev.lifecycle.examples.benchmarks.job.JobStage;
import dev.lifecycle.examples.benchmarks.job.Tape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** COLA: one stateless machine for all, the stage is the host's to keep. */
public final class Cola {

    private Cola() {}

    /** The definition of the job, under a new id: machines are registered by id for the life of the process. */
    public static StateMachine<JobStage, Kind, JobEvent> machine() {
        StateMachineBuilder<JobStage, Kind, JobEvent> builder = StateMachineBuilderFactory.create();
        transition(builder, JobStage.DISCOVERY, Kind.ENGAGE, JobStage.ACQUISITION);
        builder.externalTransition()
                .from(JobStage.ACQUISITION)
                .to(JobStage.CONVERSION)
                .on(Kind.PURCHASE)
                .when(JobEvent::isPaid)
                .perform((from, to, kind, event) -> {});
        transition(builder, JobStage.CONVERSION, Kind.RENEW, JobStage.RETENTION);
        transition(builder, JobStage.RETENTION, Kind.REFER, JobStage.ADVOCACY);
        transition(builder, JobStage.RETENTION, Kind.UPSELL, JobStage.CONVERSION);
        for (JobStage stage : JobStage.values()) {
            if (stage != JobStage.CHURNED) {
                transition(builder, stage, Kind.CHURN, JobStage.CHURNED);
            }
        }
        transition(builder, JobStage.CHURNED, Kind.WIN_BACK, JobStage.ACQUISITION);
        return builder.build(UUID.randomUUID().toString());
    }

    private static void transition(
            StateMachineBuilder<JobStage, Kind, JobEvent> builder, JobStage from, Kind kind, JobStage to) {
        builder.externalTransition()
                .from(from)
                .to(to)
                .on(kind)
                .when(event -> true)
                .perform((before, after, fired, event) -> {});
    }

    static Engine live(Tape tape) {
        StateMachine<JobStage, Kind, JobEvent> machine = machine();
        JobStage[] stages = new JobStage[tape.names().length];
        Arrays.fill(stages, JobStage.DISCOVERY);
        return place -> {
            int customer = tape.customers()[place];
            stages[customer] = machine.fireEvent(stages[customer], tape.kinds()[place], tape.events()[place]);
            return stages[customer].number();
        };
    }

    static Engine stored(Tape tape) {
        StateMachine<JobStage, Kind, JobEvent> machine = machine();
        Map<String, JobStage> store = new HashMap<>();
        return place -> {
            String customer = tape.names()[tape.customers()[place]];
            JobStage before = store.getOrDefault(customer, JobStage.DISCOVERY);
            JobStage after = machine.fireEvent(before, tape.kinds()[place], tape.events()[place]);
            store.put(customer, after);
            return after.number();
        };
    }
}
