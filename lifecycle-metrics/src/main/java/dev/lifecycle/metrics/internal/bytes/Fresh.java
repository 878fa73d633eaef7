package dev.lifecycle.metrics.internal.bytes;

import java.io.Serializable;

/** Makes the empty state that bytes are read into; a constructor, so that it can travel with them. */
@FunctionalInterface
public interface Fresh extends Serializable {

    /**
     * An empty state.
     *
     * @param shape what {@link MetricState#shape()} said of the state that was written
     * @throws IllegalArgumentException if there is no such shape
     */
    MetricState of(int shape);
}
