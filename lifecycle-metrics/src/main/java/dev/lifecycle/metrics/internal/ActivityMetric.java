package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.CustomerMetric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import dev.lifecycle.metrics.internal.counts.Cells;
import dev.lifecycle.metrics.internal.counts.PerCustomer;
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

    /** The cell of rows after the end of observation. */
    public static final String LATER = "later";

    /** What is read from the activity; serialisable like the metric that carries it. */
    public interface Reading<R> extends Serializable {
        /** What is counted and how, over these periods. */
        String definition(Periods periods);

        /** The result of what was seen. */
        R read(ActivityState activity, Periods periods, Observation observation);

        /** Counts what the only customer did into its cells, but for {@link #LATER}. */
        void count(ActivityState one, Periods periods, Observation observation, Cells into);

        /** The result of all who were counted. */
        R result(Cells all, Periods periods, Observation observation);
    }

    /** A metric that reads rows with the reader and its result with the reading. */
    public ActivityMetric(ActivityReader<T> reader, Periods periods, @Nullable Temporal until, Reading<R> reading) {
        this(reader, periods, new Observation(periods.zone(), until), reading);
    }

    private ActivityMetric(ActivityReader<T> reader, Periods periods, Observation observation, Reading<R> reading) {
        this.reader = reader;
        this.periods = periods;
        this.observation = observation;
        this.reading = reading;
    }

    @Override
    public String definition() {
        return reading.definition(periods) + observation.id();
    }

    @Override
    public CustomerMetric<T, R> perCustomer() {
        return reader instanceof RowReader<T> rows ? new InTwoLevels<>(rows, this) : super.perCustomer();
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

    private static final class InTwoLevels<T, R> extends PerCustomer<T, ActivityState, R> {

        private static final long serialVersionUID = 1L;

        private final RowReader<T> rows;
        private final ActivityMetric<T, R> metric;

        InTwoLevels(RowReader<T> rows, ActivityMetric<T, R> metric) {
            super(
                    new ActivityMetric<>(rows.nameless(), metric.periods, metric.observation, metric.reading),
                    metric.observation.isDeclared());
            this.rows = rows;
            this.metric = metric;
        }

        @Override
        public Object customer(T row) {
            return Rows.<T, Object>required(rows.customer(), row, "customer");
        }

        @Override
        protected void write(ActivityState one, StateOutput out) {
            one.writeAlone(out);
        }

        @Override
        protected void read(ActivityState empty, StateInput in) {
            empty.readAlone(in);
        }

        @Override
        protected void count(ActivityState one, Cells into) {
            into.add(LATER, 0, one.laterRows());
            metric.reading.count(one, metric.periods, metric.observation, into);
        }

        @Override
        protected R result(Cells all) {
            return metric.reading.result(all, metric.periods, metric.observation);
        }
    }
}
