package dev.lifecycle.metrics.value.rfm;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** What RFM is made of, before the zone of its days is chosen. Immutable: every option gives a new definition. */
public final class RfmDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> at;
    private final Extractor<? super T, BigDecimal> amount;
    private final @Nullable LocalDate asOf;

    RfmDefinition(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            Extractor<? super T, BigDecimal> amount,
            @Nullable LocalDate asOf) {
        this.customer = customer;
        this.at = at;
        this.amount = amount;
        this.asOf = asOf;
    }

    /** The day of the report; later rows are left out. Without it the day of the last row. */
    public RfmDefinition<T> observedUntil(LocalDate day) {
        return new RfmDefinition<>(customer, at, amount, day);
    }

    /** Over the calendar days of this zone. */
    public Metric<T, ?, Rfm> over(ZoneId zone) {
        return new RfmMetric<>(customer, at, amount, zone, asOf);
    }
}
