package dev.lifecycle.metrics.service;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.stage.Phase;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What effort counts, until {@link #metric()}. Immutable. */
public final class EffortDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Touchpoints<T> touchpoints;

    EffortDefinition(
            Extractor<? super T, ?> customer,
            Extractor<? super T, Phase> phase,
            Extractor<? super T, @Nullable Instant> asked,
            Extractor<? super T, @Nullable Instant> answered) {
        this.touchpoints = new Touchpoints<>(customer, phase, asked, answered);
    }

    /** The metric. */
    public Metric<T, ?, Effort> metric() {
        return touchpoints;
    }

    private record Touchpoints<T>(
            Extractor<? super T, ?> customer,
            Extractor<? super T, Phase> phase,
            Extractor<? super T, @Nullable Instant> asked,
            Extractor<? super T, @Nullable Instant> answered)
            implements Metric<T, EffortState, Effort> {

        @Override
        public String definition() {
            return "effort/by-phase/median-first-response";
        }

        @Override
        public EffortState empty() {
            return new EffortState();
        }

        @Override
        public void add(EffortState state, T row) {
            Object who = Rows.<T, Object>required(customer, row, "customer");
            Phase in = Rows.<T, Phase>required(phase, row, "phase");
            Instant question = Rows.<T, Instant>optional(asked, row, "instant of the question");
            Instant answer = Rows.<T, Instant>optional(answered, row, "instant of the answer");
            if (question != null && answer != null && answer.isBefore(question)) {
                throw new InvalidRowException(
                        Messages.answeredBeforeAsked(question.toString(), answer.toString()), row);
            }
            Long response = question == null || answer == null
                    ? null
                    : Long.valueOf(Instants.micros(answer, row) - Instants.micros(question, row));
            state.touched(in, who, response, question != null && answer == null);
        }

        @Override
        public EffortState merge(EffortState left, EffortState right) {
            return left.addAll(right);
        }

        @Override
        public Effort result(EffortState state) {
            return state.result();
        }
    }
}
