package dev.lifecycle.metrics.internal;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** One thing kept of each customer, by its number; a {@link CustomerState} owns it and merges it with its like. */
public interface CustomerColumn<C extends CustomerColumn<C>> extends Serializable {

    /**
     * All that the other keeps too; the other stays as it is.
     *
     * @param numbers the number here of each customer of the other; null if both number them alike
     */
    void addAll(C other, int @Nullable [] numbers);
}
