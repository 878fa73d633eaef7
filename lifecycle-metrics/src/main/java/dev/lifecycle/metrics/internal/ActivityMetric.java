package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.Periods;
import java.io.Serializable;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** A metric whose state is {@link ActivityState}; only what is read from it differs. */
public final class ActivityMetric<T, R> extends StateMetric<T, ActivityState, R> {

    private static final long serialVersionUID = 1L;

    private final ActivityReader<T> reader;
    private final Periods periods;
    private final Observation observation;
    private final Reading<R> reading;

    /** What is read from the activity; serialisable like the metric that carries it. */
    public interface Reading<R> extends Serializable {
        /** What is counted and how, over these periods. */
        String definition(Periods periods);

        /** The result of what was seen. */
        R read(ActivityState activity, Periods periods, Observation observation);
    }

    /** A metric that reads rows with the reader and its result with the reading. */
    public ActivityMetric(ActivityReader<T> reader, Periods periods, @Nullable Temporal until, Reading<R> reading) {
        this.reader = reader;
        this.periods = periods;
        this.observation = new Observation(periods.zone(), until);
        this.reading = reading;
    }

    @Override
    public String definition() {
        return reading.definition(periods) + observation.id();
    }

    @Override
    public ActivityState empty() {
        return reader.empty();
    }

    @Override
    public void add(ActivityState accumulator, T row) {
        reader.read(row, accumulator, periods, observation);
    }

    @Override
    public R result(ActivityState accumulator) {
        return reading.read(accumulator, periods, observation);
    }
}
