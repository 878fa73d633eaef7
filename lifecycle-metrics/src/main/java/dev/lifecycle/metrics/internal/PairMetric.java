package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import java.io.Serializable;

/** A metric whose state is a {@link PairLog}; what the number is and what is read from it differs. */
public final class PairMetric<T, R> implements Metric<T, PairLog, R> {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> customer;
    private final Numbering<T> number;
    private final Reading<R> reading;

    /** The number of a row. */
    @FunctionalInterface
    public interface Numbering<T> extends Serializable {
        /** No such number: the row is not counted. */
        long NONE = Long.MIN_VALUE;

        /** The row's number, or {@link #NONE}. */
        long of(T row);
    }

    /** What is read from the log. */
    @FunctionalInterface
    public interface Reading<R> extends Serializable {
        /** The result of the pairs. */
        R read(PairLog log);
    }

    /** A metric over numbers per customer. */
    public PairMetric(Extractor<? super T, ?> customer, Numbering<T> number, Reading<R> reading) {
        this.customer = customer;
        this.number = number;
        this.reading = reading;
    }

    @Override
    public PairLog empty() {
        return new PairLog();
    }

    @Override
    public void add(PairLog accumulator, T row) {
        Object id = Rows.<T, Object>required(customer, row, "customer");
        long value = number.of(row);
        if (value != Numbering.NONE) {
            accumulator.add(id, value);
        }
    }

    @Override
    public PairLog merge(PairLog left, PairLog right) {
        return left.addAll(right);
    }

    @Override
    public R result(PairLog accumulator) {
        return reading.read(accumulator);
    }
}
