package dev.lifecycle.metrics.service;

import dev.lifecycle.metrics.internal.Customers;
import dev.lifecycle.metrics.internal.LongColumn;
import dev.lifecycle.metrics.internal.Medians;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import dev.lifecycle.stage.Phase;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What was done in each phase so far. */
final class EffortState extends MetricState {

    private static final long serialVersionUID = 1L;

    private final transient EnumMap<Phase, Touched> phases = new EnumMap<>(Phase.class);

    EffortState() {
        for (Phase each : Phase.values()) {
            phases.put(each, new Touched());
        }
    }

    /** Counts a touchpoint; its response time is null where nothing was asked, or answered yet. */
    void touched(Phase phase, Object customer, @Nullable Long responseMicros, boolean unanswered) {
        Touched touched = in(phase);
        touched.touchpoints++;
        touched.unanswered += unanswered ? 1 : 0;
        touched.customers.number(customer);
        if (responseMicros != null) {
            touched.responses.set(touched.answered++, responseMicros);
        }
    }

    /** All that the other has counted too. */
    EffortState addAll(EffortState other) {
        other.phases.forEach((each, theirs) -> in(each).addAll(theirs));
        return this;
    }

    @Override
    protected Fresh fresh() {
        return shape -> new EffortState();
    }

    @Override
    protected void write(StateOutput out) {
        for (Phase each : Phase.values()) {
            in(each).write(out);
        }
    }

    @Override
    protected void read(StateInput in) {
        for (Phase each : Phase.values()) {
            in(each).read(in);
        }
    }

    /** The result so far. */
    Effort result() {
        Map<Phase, Effort.PhaseEffort> efforts = new EnumMap<>(Phase.class);
        phases.forEach((each, touched) -> efforts.put(each, touched.effort()));
        return new Effort(efforts);
    }

    private Touched in(Phase phase) {
        return phases.computeIfAbsent(phase, p -> new Touched());
    }

    private static final class Touched {

        private long touchpoints;
        private long unanswered;
        private int answered;
        private final Customers customers = new Customers();
        private final LongColumn responses = new LongColumn(0);

        private void write(StateOutput out) {
            out.number(touchpoints);
            out.number(unanswered);
            customers.write(out);
            out.size(answered);
            responses.write(answered, out);
        }

        private void read(StateInput in) {
            touchpoints = in.tally();
            unanswered = in.tally();
            customers.read(in);
            answered = in.count();
            responses.read(answered, in);
        }

        private void addAll(Touched other) {
            touchpoints += other.touchpoints;
            unanswered += other.unanswered;
            customers.adopt(other.customers);
            for (int i = 0; i < other.answered; i++) {
                responses.set(answered++, other.responses.get(i));
            }
        }

        private Effort.PhaseEffort effort() {
            long[] sorted = IntStream.range(0, answered)
                    .mapToLong(responses::get)
                    .sorted()
                    .toArray();
            return new Effort.PhaseEffort(
                    touchpoints,
                    customers.size(),
                    answered,
                    unanswered,
                    sorted.length == 0 ? null : Medians.of(sorted));
        }
    }
}
