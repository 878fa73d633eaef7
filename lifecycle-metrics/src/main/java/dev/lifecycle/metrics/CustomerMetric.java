package dev.lifecycle.metrics;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric in two levels, for an engine, a job in parts or a table of the host's own: of each customer a small state in bytes, and of all
 * customers together {@link Counts} that add, subtract and know nobody. A {@link Metric} that is a sum over customers gives it with
 * {@link Metric#perCustomer()}; its end of observation must be declared, because no customer's state tells until when others were seen.
 *
 * <p>The laws: in whatever parts and order a customer's rows come, states merged give the same counts; counts of disjoint customers add
 * up to the counts of all; their result is the one that the metric gives over all rows; what a customer counted for before can be
 * subtracted. {@code null} is the state of a customer without rows.
 *
 * <pre>{@code
 * byte[] before = states.get(metric.customer(order));            // null the first time
 * byte[] after = metric.add(before, order);
 * states.put(metric.customer(order), after);
 * counts = counts.plus(metric.change(before, after));            // here, or wherever the counts are kept
 * Retention now = metric.result(counts);
 * }</pre>
 *
 * <p>States begin with the version of their format, 1, and hold no id and no checksum. Bytes of version 1 will be read by every later
 * version. They are read under the definition they were written under, which whoever keeps them must know; under another they may be
 * refused, or count for something else. Monthly retention takes 5 to 15 bytes a customer within 64 months.
 *
 * @param <T> the host's row
 * @param <R> the result: an immutable value
 */
public interface CustomerMetric<T, R> extends Serializable {

    /** The {@link Metric#definition()}. */
    String definition();

    /**
     * By whom states are kept: the id that the metric's extractor gives; where customers' episodes are counted, still the customer's.
     *
     * @throws InvalidRowException if the row has none
     */
    Object customer(T row);

    /**
     * The state of the customer with one row more; the one given stays as it is.
     *
     * @throws InvalidRowException if the row cannot be counted
     * @throws dev.lifecycle.metrics.state.InvalidStateException if the bytes are no state
     */
    default byte[] add(byte @Nullable [] state, T row) {
        return addAll(state, List.of(row));
    }

    /**
     * The state of the customer with these rows too.
     *
     * @throws InvalidRowException if a row cannot be counted; none of them is then
     * @throws dev.lifecycle.metrics.state.InvalidStateException if the bytes are no state
     */
    byte[] addAll(byte @Nullable [] state, Iterable<? extends T> rows);

    /**
     * Two states of one customer as one: parts of its rows, or two customers who turned out to be one.
     *
     * @throws dev.lifecycle.metrics.state.InvalidStateException if bytes are no state
     */
    byte @Nullable [] merge(byte @Nullable [] left, byte @Nullable [] right);

    /**
     * What the customer counts for.
     *
     * @throws dev.lifecycle.metrics.state.InvalidStateException if the bytes are no state
     */
    Counts counts(byte @Nullable [] state);

    /**
     * What changes in the counts of all when the customer's state does.
     *
     * @throws dev.lifecycle.metrics.state.InvalidStateException if bytes are no state
     */
    default Counts change(byte @Nullable [] before, byte @Nullable [] after) {
        return counts(after).minus(counts(before));
    }

    /**
     * The result of all who were added up.
     *
     * @throws IllegalArgumentException if the counts are of another definition, or cannot be those of any customers, such as a number of
     *     them below 0
     */
    R result(Counts counts);

    /** The counts as bytes: checked, versioned and with their definition. */
    byte[] write(Counts counts);

    /**
     * The counts that {@link #write} wrote.
     *
     * @throws dev.lifecycle.metrics.state.InvalidStateException if the bytes are damaged, cut short or followed by more, or were written
     *     under another definition
     */
    Counts read(byte[] bytes);
}
