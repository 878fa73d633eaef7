package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import java.io.Serializable;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** A metric whose state is {@link Activity}; only what is read from it differs. */
public final class ActivityMetric<T, R> implements Metric<T, Activity, R> {

    private static final long serialVersionUID = 1L;

    private final ActivityReader<T> reader;
    private final Periods periods;
    private final Observation observation;
    private final Reading<R> reading;

    /** What is read from the activity; serialisable like the metric that carries it. */
    public interface Reading<R> extends Serializable {
        /** The result of what was seen. */
        R read(Activity activity, Periods periods, Observation observation);
    }

    /** A metric that reads rows with the reader and its result with the reading. */
    public ActivityMetric(ActivityReader<T> reader, Periods periods, @Nullable Temporal until, Reading<R> reading) {
        this.reader = reader;
        this.periods = periods;
        this.observation = new Observation(periods.zone(), until);
        this.reading = reading;
    }

    @Override
    public Activity empty() {
        return reader.empty();
    }

    @Override
    public void add(Activity accumulator, T row) {
        reader.read(row, accumulator, periods, observation);
    }

    @Override
    public Activity merge(Activity left, Activity right) {
        return left.addAll(right);
    }

    @Override
    public void observeAsLongAs(Activity accumulator, Activity other) {
        accumulator.seen(other.lastDay());
    }

    @Override
    public R result(Activity accumulator) {
        return reading.read(accumulator, periods, observation);
    }
}
