package dev.lifecycle.metrics.value.occasion;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How to read purchases at occasions out of a host's own rows, before it is said which occasions. Immutable: every option gives a new
 * definition.
 *
 * @param <T> the host's row
 */
public final class OpportunitySummaryDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, Integer> occasion;
    private final @Nullable Integer holdout;

    OpportunitySummaryDefinition(
            Extractor<? super T, ?> customer, Extractor<? super T, Integer> occasion, @Nullable Integer holdout) {
        this.customer = customer;
        this.occasion = occasion;
        this.holdout = holdout;
    }

    /**
     * Splits the purchases: rows are made of the occasions up to the calibration's last, and what was bought afterwards, up to this
     * occasion included, is kept apart to hold predictions against.
     */
    public OpportunitySummaryDefinition<T> holdoutUntil(int last) {
        return new OpportunitySummaryDefinition<>(customer, occasion, last);
    }

    /**
     * Over the occasions up to this one.
     *
     * @param until the last occasion of the calibration, included; without a holdout the last observed
     * @throws IllegalArgumentException if the holdout does not end after it
     */
    public Metric<T, ?, OpportunitySummary> over(int until) {
        if (holdout != null && holdout <= until) {
            throw new IllegalArgumentException(Messages.holdoutBefore(holdout, until));
        }
        return new OpportunitySummaryMetric<>(customer, occasion, until, holdout == null ? until : holdout);
    }
}
