package dev.lifecycle.examples.benchmarks.workload;

import static dev.lifecycle.examples.benchmarks.workload.CustomerStage.ACQUISITION;
import static dev.lifecycle.examples.benchmarks.workload.CustomerStage.ADVOCACY;
import static dev.lifecycle.examples.benchmarks.workload.CustomerStage.CHURNED;
import static dev.lifecycle.examples.benchmarks.workload.CustomerStage.CONVERSION;
import static dev.lifecycle.examples.benchmarks.workload.CustomerStage.DISCOVERY;
import static dev.lifecycle.examples.benchmarks.workload.CustomerStage.RETENTION;

import dev.lifecycle.examples.benchmarks.workload.CustomerEvent.Churn;
import dev.lifecycle.examples.benchmarks.workload.CustomerEvent.Engage;
import dev.lifecycle.examples.benchmarks.workload.CustomerEvent.Purchase;
import dev.lifecycle.examples.benchmarks.workload.CustomerEvent.Refer;
import dev.lifecycle.examples.benchmarks.workload.CustomerEvent.Renew;
import dev.lifecycle.examples.benchmarks.workload.CustomerEvent.Upsell;
import dev.lifecycle.examples.benchmarks.workload.CustomerEvent.WinBack;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.StageModel;

/** What every engine is given to do: the size of it, and the lifecycle as a model of ours. */
public final class Workload {

    /** The size of the whole log. */
    public static final int EVENTS = 1_000_000;
    /** How many customers the whole log is about. */
    public static final int CUSTOMERS = 10_000;
    /** What the whole log is made from. */
    public static final long SEED = 42;

    private Workload() {}

    /** Six stages, seven events, eleven transitions, one guard over a payload. */
    public static StageModel model() {
        ModelBuilder model = StageModel.named("customer")
                .stages(DISCOVERY, ACQUISITION, CONVERSION, RETENTION, ADVOCACY, CHURNED)
                .startAt(DISCOVERY)
                .exit(CHURNED);
        // spotless:off
        model.from(DISCOVERY)  .on(Engage.class)  .to(ACQUISITION);
        model.from(ACQUISITION).on(Purchase.class).when("paid", purchase -> purchase.cents() > 0).to(CONVERSION);
        model.from(CONVERSION) .on(Renew.class)   .to(RETENTION);
        model.from(RETENTION)  .on(Refer.class)   .to(ADVOCACY);
        model.from(RETENTION)  .on(Upsell.class)  .to(CONVERSION);
        model.from(DISCOVERY, ACQUISITION, CONVERSION, RETENTION, ADVOCACY).on(Churn.class).to(CHURNED);
        model.from(CHURNED)    .on(WinBack.class) .to(ACQUISITION);
        // spotless:on
        return model.build();
    }
}
