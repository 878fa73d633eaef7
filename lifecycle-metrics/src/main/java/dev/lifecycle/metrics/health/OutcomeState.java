package dev.lifecycle.metrics.health;

import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Past snapshots with what became of them. */
final class OutcomeState extends MetricState {

    private static final long serialVersionUID = 1L;
    private static final int MOST_MEASURES = 1_000;

    private final transient int measures;
    private final transient ArrayList<Outcome> outcomes = new ArrayList<>();

    OutcomeState(int measures) {
        if (measures > MOST_MEASURES) {
            throw new IllegalArgumentException(Messages.tooManyMeasures(measures, MOST_MEASURES));
        }
        this.measures = measures;
    }

    /**
     * One snapshot.
     *
     * @param values NaN where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // made here, never handed on to be changed
    record Outcome(long at, boolean left, double[] values) {

        boolean isComplete() {
            return Arrays.stream(values).noneMatch(Double::isNaN);
        }
    }

    void add(long at, boolean left, double[] values) {
        outcomes.add(new Outcome(at, left, values));
    }

    OutcomeState addAll(OutcomeState other) {
        outcomes.addAll(List.copyOf(other.outcomes));
        return this;
    }

    /** In an order that does not depend on how they came: sums of rounded numbers do. */
    List<Outcome> sorted() {
        List<Outcome> sorted = new ArrayList<>(outcomes);
        sorted.sort(Comparator.comparingLong(Outcome::at)
                .thenComparing(Outcome::left)
                .thenComparing(Outcome::values, Arrays::compare));
        return sorted;
    }

    @Override
    protected Fresh fresh() {
        return OutcomeState::new;
    }

    @Override
    protected int shape() {
        return measures;
    }

    @Override
    protected void write(StateOutput out) {
        out.size(outcomes.size());
        for (Outcome outcome : outcomes) {
            out.number(outcome.at);
            out.flag(outcome.left);
            for (double value : outcome.values) {
                out.real(value);
            }
        }
    }

    @Override
    protected void read(StateInput in) {
        for (int left = in.count(); left > 0; left--) {
            long at = in.number();
            boolean gone = in.flag();
            double[] values = new double[measures];
            for (int i = 0; i < measures; i++) {
                values[i] = in.real();
            }
            outcomes.add(new Outcome(at, gone, values));
        }
    }
}
