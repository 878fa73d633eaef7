package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import org.jspecify.annotations.Nullable;

/** One thing kept of each customer, by its number; a {@link CustomerState} owns it and merges it with its like. */
public interface CustomerColumn<C extends CustomerColumn<C>> {

    /**
     * All that the other keeps too; the other stays as it is.
     *
     * @param numbers the number here of each customer of the other; null if both number them alike
     */
    void addAll(C other, int @Nullable [] numbers);

    /** Writes all it keeps, in the order in which {@link #read} reads it. */
    void write(StateOutput out);

    /**
     * Takes in what was written, being empty.
     *
     * @param customers all numbers of customers are below it
     */
    void read(StateInput in, int customers);
}
