package dev.lifecycle.metrics.service;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Condition;
import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.internal.StateMetric;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a service level counts, until {@link #metric()}. Immutable: every option gives a new definition. */
public final class ServiceLevelDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Questions<T> questions;

    private ServiceLevelDefinition(Questions<T> questions) {
        this.questions = questions;
    }

    /** What is left to declare: the promise. */
    @FunctionalInterface
    public interface Target<T> {
        /**
         * Within how long a question is to be answered.
         *
         * @throws IllegalArgumentException unless longer than zero
         */
        ServiceLevelDefinition<T> answeredWithin(Duration promised);
    }

    static <T> Target<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, Instant> asked,
            Extractor<? super T, @Nullable Instant> answered) {
        return promised -> {
            if (promised.isNegative() || promised.isZero()) {
                throw new IllegalArgumentException(Messages.target(promised.toString()));
            }
            return new ServiceLevelDefinition<>(new Questions<T>(customer, asked, answered, promised, null, null));
        };
    }

    /** Until when was looked: later questions are left out, later answers have not come yet. Without it the data end with the last question or answer. */
    public ServiceLevelDefinition<T> observedUntil(Instant end) {
        return new ServiceLevelDefinition<>(questions.until(end));
    }

    /**
     * Over the questions for which this holds.
     *
     * @param name what the condition asks, as the definition id names it: {@code chat}
     * @throws IllegalArgumentException if the name is blank
     */
    public ServiceLevelDefinition<T> where(String name, Extractor<? super T, Boolean> condition) {
        return new ServiceLevelDefinition<>(questions.where(new Condition<T>(name, condition)));
    }

    /** The metric. */
    public Metric<T, ?, ServiceLevel> metric() {
        return questions;
    }

    private static final class Questions<T> extends StateMetric<T, ServiceLevelState, ServiceLevel> {

        private static final long serialVersionUID = 1L;

        private final Extractor<? super T, ?> customer;
        private final Extractor<? super T, Instant> asked;
        private final Extractor<? super T, @Nullable Instant> answered;
        private final Duration within;
        private final @Nullable Condition<T> counts;
        private final @Nullable Instant until;

        private Questions(
                Extractor<? super T, ?> customer,
                Extractor<? super T, Instant> asked,
                Extractor<? super T, @Nullable Instant> answered,
                Duration within,
                @Nullable Condition<T> counts,
                @Nullable Instant until) {
            this.customer = customer;
            this.asked = asked;
            this.answered = answered;
            this.within = within;
            this.counts = counts;
            this.until = until;
        }

        private Questions<T> until(Instant end) {
            return new Questions<>(customer, asked, answered, within, counts, end);
        }

        private Questions<T> where(Condition<T> condition) {
            return new Questions<>(customer, asked, answered, within, condition, until);
        }

        private String id() {
            return "service-level/answered-within-" + within + Condition.id("where", counts);
        }

        @Override
        public String definition() {
            return id() + Instants.id(until);
        }

        @Override
        public ServiceLevelState empty() {
            return new ServiceLevelState();
        }

        @Override
        public void add(ServiceLevelState state, T row) {
            Object who = Rows.<T, Object>required(customer, row, "customer");
            Instant question = Rows.<T, Instant>required(asked, row, "instant of the question");
            Instant answer = Rows.<T, Instant>optional(answered, row, "instant of the answer");
            if (answer != null && answer.isBefore(question)) {
                throw new InvalidRowException(
                        Messages.answeredBeforeAsked(question.toString(), answer.toString()), row);
            }
            long from = Instants.micros(question, row);
            long to = answer == null ? ServiceLevelState.OPEN : Instants.micros(answer, row);
            if (counts != null && !counts.of(row, "condition")) {
                return;
            }
            long end = until == null ? Long.MAX_VALUE : Instants.micros(until, row);
            if (from >= end) {
                state.later();
                return;
            }
            state.asked(who, from, to >= end ? ServiceLevelState.OPEN : to);
        }

        @Override
        public ServiceLevel result(ServiceLevelState state) {
            long end = until == null ? state.last() : Instants.micros(until, until);
            return state.result(id(), within, end);
        }
    }
}
