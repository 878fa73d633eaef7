package dev.lifecycle.metrics.value.renewal;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import java.io.Serializable;

/**
 * How to read contracts out of a host's own rows. There is no calendar to choose: tenures are counted in periods already.
 *
 * @param <T> the host's row
 */
public final class RenewalTableDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, Integer> periods;
    private final Extractor<? super T, Boolean> ended;

    RenewalTableDefinition(Extractor<? super T, Integer> periods, Extractor<? super T, Boolean> ended) {
        this.periods = periods;
        this.ended = ended;
    }

    /** The metric. */
    public Metric<T, ?, RenewalTable> metric() {
        return new RenewalTableMetric<>(periods, ended);
    }
}
