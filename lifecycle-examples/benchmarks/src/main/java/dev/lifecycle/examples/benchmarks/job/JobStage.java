package dev.lifecycle.examples.benchmarks.job;

import dev.lifecycle.model.Stage;

/** The six stages of the job; a stage's number is its ordinal. */
public enum JobStage implements Stage {
    DISCOVERY,
    ACQUISITION,
    CONVERSION,
    RETENTION,
    ADVOCACY,
    CHURNED
}
