package dev.lifecycle.examples.benchmarks.job;

import dev.lifecycle.model.Stage;

/** The six stages of the job. */
public enum JobStage implements Stage {
    DISCOVERY(0),
    ACQUISITION(1),
    CONVERSION(2),
    RETENTION(3),
    ADVOCACY(4),
    CHURNED(5);

    private final int number;

    JobStage(int number) {
        this.number = number;
    }

    /** What an engine calls it that knows numbers only. */
    public int number() {
        return number;
    }
}
