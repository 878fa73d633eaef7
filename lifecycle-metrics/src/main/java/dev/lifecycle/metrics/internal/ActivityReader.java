package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.Periods;
import java.io.Serializable;

/** How a row, or a block of rows, is noted as activity. */
public interface ActivityReader<T> extends Serializable {

    /** A state fit for what this reader notes. */
    ActivityState empty();

    /**
     * Notes the row.
     *
     * @throws dev.lifecycle.metrics.InvalidRowException if it cannot be counted
     */
    void read(T row, ActivityState into, Periods periods, Observation observation);
}
