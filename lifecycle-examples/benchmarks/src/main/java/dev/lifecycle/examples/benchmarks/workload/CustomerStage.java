package dev.lifecycle.examples.benchmarks.workload;

import dev.lifecycle.stage.Stage;

/** The six stages of the lifecycle. */
public enum CustomerStage implements Stage {
    DISCOVERY(0),
    ACQUISITION(1),
    CONVERSION(2),
    RETENTION(3),
    ADVOCACY(4),
    CHURNED(5);

    private final int number;

    CustomerStage(int number) {
        this.number = number;
    }

    /** What an engine calls it that knows numbers only. */
    public int number() {
        return number;
    }
}
