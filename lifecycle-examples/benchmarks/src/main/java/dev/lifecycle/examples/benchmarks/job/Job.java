package dev.lifecycle.examples.benchmarks.job;

import static dev.lifecycle.examples.benchmarks.job.JobStage.ACQUISITION;
import static dev.lifecycle.examples.benchmarks.job.JobStage.ADVOCACY;
import static dev.lifecycle.examples.benchmarks.job.JobStage.CHURNED;
import static dev.lifecycle.examples.benchmarks.job.JobStage.CONVERSION;
import static dev.lifecycle.examples.benchmarks.job.JobStage.DISCOVERY;
import static dev.lifecycle.examples.benchmarks.job.JobStage.RETENTION;

import dev.lifecycle.examples.benchmarks.job.JobEvent.Churn;
import dev.lifecycle.examples.benchmarks.job.JobEvent.Engage;
import dev.lifecycle.examples.benchmarks.job.JobEvent.Purchase;
import dev.lifecycle.examples.benchmarks.job.JobEvent.Refer;
import dev.lifecycle.examples.benchmarks.job.JobEvent.Renew;
import dev.lifecycle.examples.benchmarks.job.JobEvent.Upsell;
import dev.lifecycle.examples.benchmarks.job.JobEvent.WinBack;
import dev.lifecycle.model.StageModel;

/** The job as a model of ours. */
public final class Job {

    /** The size of the whole tape. */
    public static final int EVENTS = 1_000_000;
    /** How many customers the whole tape is about. */
    public static final int CUSTOMERS = 10_000;
    /** What the whole tape is made from. */
    public static final long SEED = 42;

    private Job() {}

    /** Six stages, seven events, eleven transitions, one guard over a payload. */
    public static StageModel model() {
        // spotless:off
        return StageModel.named("job")
                .startAt(DISCOVERY)
                .from(DISCOVERY).on(Engage.class).to(ACQUISITION)
                .from(ACQUISITION).on(Purchase.class).when("paid", purchase -> purchase.cents() > 0).to(CONVERSION)
                .from(CONVERSION).on(Renew.class).to(RETENTION)
                .from(RETENTION).on(Refer.class).to(ADVOCACY)
                .from(RETENTION).on(Upsell.class).to(CONVERSION)
                .from(DISCOVERY, ACQUISITION, CONVERSION, RETENTION, ADVOCACY).on(Churn.class).to(CHURNED)
                .from(CHURNED).on(WinBack.class).to(ACQUISITION)
                .exit(CHURNED)
                .build();
        // spotless:on
    }
}
