package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Metric;
import java.io.Serializable;

/**
 * What is read from stage history, until {@link #metric()}: whatever has no option beyond those of the history itself.
 *
 * @param <R> what is read
 */
public final class StageDefinition<T, R> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final StageHistory<T> history;
    private final String counted;
    private final StageHistory.Reading<R> reading;

    StageDefinition(StageHistory<T> history, String counted, StageHistory.Reading<R> reading) {
        this.history = history;
        this.counted = counted;
        this.reading = reading;
    }

    /** The metric. */
    public Metric<T, ?, R> metric() {
        return history.read(counted, reading);
    }
}
