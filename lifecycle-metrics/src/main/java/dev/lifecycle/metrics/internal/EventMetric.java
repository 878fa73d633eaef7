package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.CustomerMetric;
import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import dev.lifecycle.metrics.internal.counts.Cells;
import dev.lifecycle.metrics.internal.counts.Nameless;
import dev.lifecycle.metrics.internal.counts.PerCustomer;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A metric whose state is an {@link EventState}; only what is read from it differs. */
public class EventMetric<T, R> extends StateMetric<T, EventState, R> {

    private static final long serialVersionUID = 1L;

    private final Source<T> source;
    private final String counted;
    private final Reading<R> reading;

    /**
     * A metric over the source's events.
     *
     * @param counted what is counted and how, as a definition id says it, but for the end of observation
     */
    public EventMetric(Source<T> source, String counted, Reading<R> reading) {
        this.source = source;
        this.counted = counted;
        this.reading = reading;
    }

    /** What is read from the log. */
    @FunctionalInterface
    public interface Reading<R> extends Serializable {
        /** The result of the events; observed until the instant in microseconds. */
        R read(EventState log, long until);
    }

    /** A reading that is a sum over subjects. */
    public interface SummedReading<R> extends Reading<R> {
        /** Counts the events of one customer into its cells. */
        void count(EventState one, long until, Cells into);

        /** The result of all who were counted. */
        R result(Cells all);
    }

    /**
     * How a row becomes an event.
     *
     * @param subject who
     * @param at      when
     * @param order   decides between rows of one instant; null if there is nothing to decide by
     * @param from    where a step starts; null if events have no from
     * @param to      what it is, or leads to
     * @param counts  whether the row is counted at all; null if every row is
     * @param joins   whether the row joins another subject to this one; null if none does
     * @param until   until when was observed, itself excluded; null for the last row
     * @param unit    what is counted as one, such as {@code subject}
     */
    public record Source<T>(
            Extractor<? super T, ?> subject,
            Extractor<? super T, Instant> at,
            @Nullable Extractor<? super T, Long> order,
            @Nullable Extractor<? super T, @Nullable String> from,
            Extractor<? super T, String> to,
            @Nullable Condition<T> counts,
            @Nullable Extractor<? super T, Boolean> joins,
            @Nullable Instant until,
            String unit)
            implements Serializable {

        /** Every row is such an event of its subject, and no more is known of it. */
        public static <T> Source<T> of(
                Extractor<? super T, ?> subject,
                Extractor<? super T, Instant> at,
                Extractor<? super T, String> name,
                String unit) {
            return new Source<T>(subject, at, null, null, name, null, null, null, unit);
        }

        /** Adds the row to the log, if it is counted. */
        public void read(T row, EventState into) {
            Object who = Rows.<T, Object>required(subject, row, "subject");
            long micros = Instants.micros(Rows.<T, Instant>required(at, row, "instant"), row);
            boolean joins = joins(row);
            if (joins) {
                into.joined(who);
            }
            if (!counts(row)) {
                return;
            }
            String before = from == null ? null : Rows.<T, String>optional(from, row, "from");
            String after = Rows.<T, String>required(to, row, "name");
            if (joins) {
                into.addJoining(who, micros, sequence(row), after);
            } else {
                into.add(who, micros, sequence(row), before == null ? "" : before, after);
            }
        }

        private boolean joins(T row) {
            return joins != null && Rows.<T, Boolean>required(joins, row, "condition for joining");
        }

        /** Whether the row is counted: its condition holds and it lies before the end of observation. */
        public boolean counts(T row) {
            long micros = Instants.micros(Rows.<T, Instant>required(at, row, "instant"), row);
            return (counts == null || counts.of(row, "condition") || joins(row))
                    && (until == null || micros < Instants.micros(until, row));
        }

        /** What decides between rows of one instant, 0 if nothing does. */
        public long sequence(T row) {
            return order == null ? 0 : Rows.<T, Long>required(order, row, "order");
        }

        /** The same, observed until this instant. */
        public Source<T> until(Instant end) {
            return new Source<>(subject, at, order, from, to, counts, joins, end, unit);
        }

        /** The same over the rows for which this holds. */
        public Source<T> where(String name, Extractor<? super T, Boolean> condition) {
            return new Source<>(subject, at, order, from, to, new Condition<T>(name, condition), joins, until, unit);
        }

        /** The same with rows of one instant in this order. */
        public Source<T> orderedBy(Extractor<? super T, Long> sequence) {
            return new Source<>(subject, at, sequence, from, to, counts, joins, until, unit);
        }

        /** The same, where these rows join another subject to theirs. */
        public Source<T> joinedBy(Extractor<? super T, Boolean> condition) {
            return new Source<>(subject, at, order, from, to, counts, condition, until, unit);
        }

        /** The same with another key for the subject, which is then such a unit. */
        public Source<T> keyedBy(String what, Extractor<? super T, ?> key) {
            return new Source<>(key, at, order, from, to, counts, joins, until, what);
        }

        private Source<T> nameless() {
            return keyedBy(unit, Nameless.of(subject, "subject"));
        }

        /** What the source adds to a definition id, such as {@code /per-subject/where-web/joined/in-sequence}. */
        public String id() {
            return "/per-" + unit + conditionId() + (joins == null ? "" : "/joined")
                    + (order == null ? "" : "/in-sequence");
        }

        /** The condition's part of it alone; empty text without one. */
        public String conditionId() {
            return Condition.id("where", counts);
        }
    }

    /** The same for each segment, where a subject's first row decides on the segment of all its rows. */
    @Override
    public <K> Metric<T, ?, Segmented<K, R>> by(Extractor<? super T, ? extends K> segment) {
        return by(segment, Set.of());
    }

    /** The same, where a subject's first row of one of these names decides, or its first of any name if there are none. */
    protected final <K> Metric<T, ?, Segmented<K, R>> by(Extractor<? super T, ? extends K> segment, Set<String> names) {
        return new AttributedMetric<>(source, counted + "/by-segment", reading, segment, names, false);
    }

    @Override
    public final CustomerMetric<T, R> perCustomer() {
        return reading instanceof SummedReading<R> summed
                ? new InTwoLevels<>(source, counted, summed)
                : super.perCustomer();
    }

    @Override
    public final String definition() {
        return counted + Instants.id(source.until());
    }

    @Override
    public final EventState empty() {
        return new EventState();
    }

    @Override
    public final void add(EventState accumulator, T row) {
        source.read(row, accumulator);
    }

    @Override
    public final R result(EventState accumulator) {
        Instant until = source.until();
        return reading.read(accumulator, until == null ? accumulator.last() : Instants.micros(until, until));
    }

    private static final class InTwoLevels<T, R> extends PerCustomer<T, EventState, R> {

        private static final long serialVersionUID = 1L;

        private final Source<T> source;
        private final SummedReading<R> reading;

        InTwoLevels(Source<T> source, String counted, SummedReading<R> reading) {
            super(new EventMetric<>(source.nameless(), counted, reading), source.until() != null);
            this.source = source;
            this.reading = reading;
        }

        @Override
        public Object customer(T row) {
            return Nameless.whose(Rows.<T, Object>required(source.subject(), row, "subject"));
        }

        @Override
        protected void write(EventState one, StateOutput out) {
            one.writeAlone(out);
        }

        @Override
        protected void read(EventState empty, StateInput in) {
            empty.readAlone(in);
        }

        @Override
        protected void count(EventState one, Cells into) {
            Instant until = Objects.requireNonNull(source.until());
            reading.count(one, Instants.micros(until, until), into);
        }

        @Override
        protected R result(Cells all) {
            return reading.result(all);
        }
    }
}
