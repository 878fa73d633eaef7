package dev.lifecycle.metrics;

import dev.lifecycle.metrics.internal.bytes.StateBytes;
import java.io.Serializable;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;

/**
 * A metric over rows of the host's own type: a {@link Collector} for streams, and underneath four functions for everything else
 * (a loop, two threads, a distributed engine).
 *
 * <p>A row the metric cannot stand for is refused with {@link InvalidRowException}, which tells its place in the stream. No rows at all is a valid input: every
 * metric has a result for it, with undefined values empty rather than zero or NaN.
 *
 * <p>The laws every metric keeps: {@link #empty()} is neutral in {@link #merge}; any split of the rows, merged in any grouping,
 * gives an equal result; so does any order of the rows, because rows carry their own time; an accumulator that was written
 * and read back gives an equal result. An accumulator holds data only, never an extractor. It is not thread-safe: one accumulator
 * per thread, then merge.
 *
 * <pre>{@code
 * Retention table = orders.stream().collect(metric);      // or, by hand, here and on another machine:
 *
 * static <T, A extends Serializable, R> R together(Metric<T, A, R> metric, List<T> here, List<T> there) {
 *     A one = metric.empty();
 *     here.forEach(row -> metric.add(one, row));
 *     A other = metric.empty();                           // may have been written there and read here
 *     there.forEach(row -> metric.add(other, row));
 *     return metric.result(metric.merge(one, other));
 * }
 * }</pre>
 *
 * @param <T> the host's row
 * @param <A> the accumulator: serialisable, opaque
 * @param <R> the result: an immutable value
 */
public interface Metric<T, A extends Serializable, R> extends Collector<T, A, R>, Serializable {

    /** A new accumulator that has seen no row. */
    A empty();

    /**
     * Counts one row into the accumulator.
     *
     * @throws InvalidRowException if the row cannot be counted; the accumulator is then as it was
     */
    void add(A accumulator, T row);

    /**
     * Both accumulators as one. It may change and return {@code left}; {@code right} stays as it is. The two must come from the
     * same definition (calendar, options).
     */
    A merge(A left, A right);

    /** The result so far; the accumulator can go on counting afterwards. */
    R result(A accumulator);

    /**
     * The id of what is counted and how, such as {@code retention/on/first-time/calendar/month@Europe/Paris}: accumulators of one id can be
     * merged, and bytes are read only under the id they were written under. A declared end of observation is part of it, because an
     * accumulator has left out later rows.
     */
    String definition();

    /**
     * The accumulator as bytes, for a file, a column or another machine: checked, versioned and with the {@link #definition()}. It can
     * go on counting afterwards. Java serialisation of an accumulator carries such bytes too.
     *
     * <p>Ids (of customers, and segments, groups and the like) can be written if they are a {@code String}, {@code Integer}, {@code Long},
     * {@code Short}, {@code Byte}, {@code Boolean}, {@link java.util.UUID}, {@link java.time.LocalDate} or enum constant; let an extractor
     * give a {@code String} for any other. Java serialisation takes ids of any serialisable class, as objects beside the bytes. A
     * serializer that copies fields, such as Kryo's default, is refused.
     *
     * <p>The format is not kept yet: before version 1.0 bytes are read by the version of the library that wrote them, others are
     * refused. Bytes of equal accumulators need not be equal.
     *
     * @throws IllegalArgumentException if an id is of another class, which is named
     * @throws IllegalStateException    if there are more bytes than an array can have
     */
    default byte[] write(A accumulator) {
        return StateBytes.write(definition(), accumulator);
    }

    /**
     * The accumulator that {@link #write} wrote, which goes on counting as the one written would have. Memory is asked for as
     * bytes come, never by a size they declare. Enum constants are found by the caller's context class loader; of a class that is no enum
     * nothing is run.
     *
     * @throws dev.lifecycle.metrics.state.InvalidStateException if the bytes are damaged, cut short or followed by more, or were written
     *     under another definition or in another version of the format; the message says which, what was seen and what was expected
     */
    default A read(byte[] bytes) {
        A accumulator = empty();
        StateBytes.read(definition(), accumulator, bytes);
        return accumulator;
    }

    /**
     * Notes that observation went on for as long as in the other accumulator, without counting its rows. It matters to a metric
     * that takes its last row for the end of observation: {@link #by} tells every segment the end of all, so that a segment gone
     * silent is not taken for one that nobody looked at any more.
     */
    default void observeAsLongAs(A accumulator, A other) {}

    /**
     * The same metric in two levels: a small state per customer, and counts that add and subtract, for an engine or a table of the host's own.
     *
     * @throws UnsupportedOperationException if it is no sum over customers, or does not come so
     * @throws IllegalStateException         if its end of observation is not declared
     */
    default CustomerMetric<T, R> perCustomer() {
        throw new UnsupportedOperationException(Messages.noSum(definition()));
    }

    /**
     * The same metric for each segment and for everybody, such as {@code .by(Customer::persona)}. Segments are those of the rows:
     * a customer whose rows carry two segments is counted in both, and once in the total. Where rows follow each other (funnels, stage history,
     * checkout, self-service) paths stay whole, and a row that begins them decides: the first step, the entry into a stage, the first row. Where no end of observation is declared
     * the last row of all ends it for every segment.
     */
    default <K> Metric<T, ?, Segmented<K, R>> by(Extractor<? super T, ? extends K> segment) {
        return new SegmentedMetric<>(this, segment);
    }

    @Override
    default Supplier<A> supplier() {
        return this::empty;
    }

    @Override
    default BiConsumer<A, T> accumulator() {
        return new RowCount<>(this);
    }

    @Override
    default BinaryOperator<A> combiner() {
        return this::merge;
    }

    @Override
    default Function<A, R> finisher() {
        return this::result;
    }

    @Override
    default Set<Collector.Characteristics> characteristics() {
        return Set.of(Collector.Characteristics.UNORDERED);
    }
}
