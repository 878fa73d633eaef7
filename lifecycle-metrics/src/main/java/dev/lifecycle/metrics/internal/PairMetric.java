package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.CustomerMetric;
import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import dev.lifecycle.metrics.internal.counts.Cells;
import dev.lifecycle.metrics.internal.counts.Nameless;
import dev.lifecycle.metrics.internal.counts.PerCustomer;
import java.io.Serializable;

/** A metric whose state is a {@link PairState}; what the number is and what is read from it differs. */
public final class PairMetric<T, R> extends StateMetric<T, PairState, R> {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> customer;
    private final Noting<T> noting;
    private final Reading<R> reading;

    /** How a row of a customer is noted. */
    @FunctionalInterface
    public interface Noting<T> extends Serializable {
        /**
         * Adds the row to the log, or notes only that it was seen.
         *
         * @throws dev.lifecycle.metrics.InvalidRowException if it cannot be counted
         */
        void note(Object customer, T row, PairState into);
    }

    /** The cell of rows after the end of observation. */
    public static final String LATER = "later";

    /** What is read from the log. */
    public interface Reading<R> extends Serializable {
        /** What is counted and how, and until when. */
        String definition();

        /** The result of the pairs. */
        R read(PairState log);

        /** Whether the end of observation was declared. */
        boolean isEndDeclared();

        /** Counts what the only customer did into its cells, but for {@link #LATER}. */
        void count(PairState one, Cells into);

        /** The result of all who were counted. */
        R result(Cells all);
    }

    /** A metric over numbers per customer. */
    public PairMetric(Extractor<? super T, ?> customer, Noting<T> noting, Reading<R> reading) {
        this.customer = customer;
        this.noting = noting;
        this.reading = reading;
    }

    @Override
    public String definition() {
        return reading.definition();
    }

    @Override
    public CustomerMetric<T, R> perCustomer() {
        return new InTwoLevels<>(this);
    }

    @Override
    public PairState empty() {
        return new PairState();
    }

    @Override
    public void add(PairState accumulator, T row) {
        Object id = Rows.<T, Object>required(customer, row, "customer");
        noting.note(id, row, accumulator);
    }

    @Override
    public R result(PairState accumulator) {
        return reading.read(accumulator);
    }

    private static final class InTwoLevels<T, R> extends PerCustomer<T, PairState, R> {

        private static final long serialVersionUID = 1L;

        private final PairMetric<T, R> metric;

        InTwoLevels(PairMetric<T, R> metric) {
            super(
                    new PairMetric<T, R>(Nameless.of(metric.customer, "customer"), metric.noting, metric.reading),
                    metric.reading.isEndDeclared());
            this.metric = metric;
        }

        @Override
        public Object customer(T row) {
            return Rows.<T, Object>required(metric.customer, row, "customer");
        }

        @Override
        protected void write(PairState one, StateOutput out) {
            one.writeAlone(out);
        }

        @Override
        protected void read(PairState empty, StateInput in) {
            empty.readAlone(in);
        }

        @Override
        protected void count(PairState one, Cells into) {
            into.add(LATER, 0, one.laterRows());
            metric.reading.count(one, into);
        }

        @Override
        protected R result(Cells all) {
            return metric.reading.result(all);
        }
    }
}
