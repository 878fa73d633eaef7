package dev.lifecycle.metrics.value.summary;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/**
 * How to read purchases out of a host's own rows, before the unit of time is chosen. Immutable: every option gives a new definition.
 *
 * @param <T> the host's row
 */
public final class PurchaseSummaryDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> time;
    private final Extractor<? super T, ? extends Number> amount;
    private final @Nullable LocalDate holdout;

    PurchaseSummaryDefinition(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> time,
            Extractor<? super T, ? extends Number> amount,
            @Nullable LocalDate holdout) {
        this.customer = customer;
        this.time = time;
        this.amount = amount;
        this.holdout = holdout;
    }

    /**
     * Splits the purchases: the customers and their summaries are those of the days up to the calibration's end, and what they
     * bought afterwards, up to this day included, is kept apart to test predictions on.
     */
    public PurchaseSummaryDefinition<T> holdoutUntil(LocalDate day) {
        return new PurchaseSummaryDefinition<>(customer, time, amount, day);
    }

    /**
     * Ages in this unit, as of this day.
     *
     * @param unit  such as {@code TimeUnit.weeks(PARIS)}
     * @param until the last day of the calibration, included; without a holdout the last day observed
     * @throws IllegalArgumentException if the holdout does not end after it
     */
    public Metric<T, ?, PurchaseSummary> over(ZonedUnit unit, LocalDate until) {
        return new PurchaseSummaryMetric<>(customer, time, amount, new Calibration(unit, until, holdout));
    }
}
