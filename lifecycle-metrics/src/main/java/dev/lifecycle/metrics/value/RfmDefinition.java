package dev.lifecycle.metrics.value;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** What RFM is made of, before its zone is chosen. Immutable. */
public final class RfmDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> at;
    private final Extractor<? super T, BigDecimal> amount;
    private final @Nullable LocalDate asOf;

    private RfmDefinition(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            Extractor<? super T, BigDecimal> amount,
            @Nullable LocalDate asOf) {
        this.customer = customer;
        this.at = at;
        this.amount = amount;
        this.asOf = asOf;
    }

    static <T> RfmDefinition<T> over(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            Extractor<? super T, BigDecimal> amount) {
        return new RfmDefinition<>(customer, at, amount, null);
    }

    /** The day of the report; later rows are left out. Without it the day of the last row. */
    public RfmDefinition<T> asOf(LocalDate day) {
        return new RfmDefinition<>(customer, at, amount, day);
    }

    /** The metric, with days in this zone. */
    public Metric<T, ?, Rfm> in(ZoneId zone) {
        return new RfmMetric<>(customer, at, amount, zone, asOf);
    }
}
