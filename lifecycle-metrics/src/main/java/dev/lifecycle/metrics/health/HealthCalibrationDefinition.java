package dev.lifecycle.metrics.health;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Of which measures weights are learnt, until {@link #metric()}. Immutable: every option gives a new definition. */
public final class HealthCalibrationDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, Instant> at;
    private final Extractor<? super T, Boolean> left;

    @SuppressWarnings("serial") // copies of lists are
    private final List<Measure<T>> measures;

    private final double perMeasure;
    private final @Nullable Instant judgedFrom;

    private HealthCalibrationDefinition(
            Extractor<? super T, ?> customer,
            Extractor<? super T, Instant> at,
            Extractor<? super T, Boolean> left,
            List<Measure<T>> measures,
            double perMeasure,
            @Nullable Instant judgedFrom) {
        this.customer = customer;
        this.at = at;
        this.left = left;
        this.measures = measures;
        this.perMeasure = perMeasure;
        this.judgedFrom = judgedFrom;
    }

    static <T> HealthCalibrationDefinition<T> of(
            Extractor<? super T, ?> customer, Extractor<? super T, Instant> at, Extractor<? super T, Boolean> left) {
        return new HealthCalibrationDefinition<>(customer, at, left, List.of(), 10, null);
    }

    /**
     * One more measure.
     *
     * @param name    as results call it
     * @param measure what the row tells of it; null if it does not, and the row is left out
     * @throws IllegalArgumentException if the name is blank or taken
     */
    public HealthCalibrationDefinition<T> measure(
            String name, Extractor<? super T, ? extends @Nullable Number> measure) {
        Measure.checkNew(measures.stream().map(Measure::name).toList(), name);
        return new HealthCalibrationDefinition<>(
                customer, at, left, Measure.plus(measures, new Measure<T>(name, measure)), perMeasure, judgedFrom);
    }

    /** From when on snapshots judge the weights instead of making them. */
    public HealthCalibrationDefinition<T> judgedFrom(Instant instant) {
        return new HealthCalibrationDefinition<>(customer, at, left, measures, perMeasure, instant);
    }

    /**
     * How many snapshots of the rarer outcome are needed for each measure; 10 unless declared.
     *
     * @throws IllegalArgumentException if below 1
     */
    public HealthCalibrationDefinition<T> atLeast(int snapshotsPerMeasure) {
        if (snapshotsPerMeasure < 1) {
            throw new IllegalArgumentException(Messages.judged(snapshotsPerMeasure));
        }
        return new HealthCalibrationDefinition<>(customer, at, left, measures, snapshotsPerMeasure, judgedFrom);
    }

    /**
     * The metric.
     *
     * @throws IllegalStateException if no measure was declared
     */
    public Metric<T, ?, HealthCalibration> metric() {
        if (measures.isEmpty()) {
            throw new IllegalStateException(Messages.noMeasure());
        }
        return new Learning<T>(this);
    }

    private record Learning<T>(HealthCalibrationDefinition<T> told)
            implements Metric<T, OutcomeState, HealthCalibration> {

        @Override
        public String definition() {
            StringBuilder id = new StringBuilder("health/logistic");
            told.measures.forEach(measure -> id.append('/').append(measure.name()));
            id.append("/at-least-").append(HealthScoreDefinition.number(told.perMeasure));
            // An id has neither colons nor points but in the end of observation, which this is not.
            return told.judgedFrom == null
                    ? id.toString()
                    : id.append("/judged-from-")
                            .append(Instants.micros(told.judgedFrom, told.judgedFrom))
                            .toString();
        }

        @Override
        public OutcomeState empty() {
            return new OutcomeState(told.measures.size());
        }

        @Override
        public void add(OutcomeState state, T row) {
            Rows.<T, Object>required(told.customer, row, "customer");
            Instant when = Rows.<T, Instant>required(told.at, row, "instant");
            long micros = Instants.micros(when, row);
            boolean gone = Rows.<T, Boolean>required(told.left, row, "outcome");
            state.add(micros, gone, Measure.read(told.measures, row));
        }

        @Override
        public OutcomeState merge(OutcomeState left, OutcomeState right) {
            return left.addAll(right);
        }

        @Override
        public HealthCalibration result(OutcomeState state) {
            long split = told.judgedFrom == null ? Long.MAX_VALUE : Instants.micros(told.judgedFrom, told.judgedFrom);
            return new Calibrator(
                            definition(),
                            told.measures.stream().map(Measure::name).toList(),
                            told.perMeasure)
                    .calibrate(state, split);
        }
    }
}
