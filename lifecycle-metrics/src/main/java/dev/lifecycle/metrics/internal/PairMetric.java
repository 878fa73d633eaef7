package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Rows;
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

    /** What is read from the log. */
    public interface Reading<R> extends Serializable {
        /** What is counted and how, and until when. */
        String definition();

        /** The result of the pairs. */
        R read(PairState log);
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
}
