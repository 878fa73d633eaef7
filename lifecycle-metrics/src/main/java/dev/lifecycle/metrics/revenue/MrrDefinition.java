package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** What movements are made of, before their calendar is chosen. Immutable: every option gives a new definition. */
public final class MrrDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int CENTS = 2;

    private final Extractor<? super T, ?> customer;
    private final @Nullable Extractor<? super T, ?> item;
    private final Extractor<? super T, ? extends Temporal> from;
    private final Extractor<? super T, ? extends @Nullable Temporal> to;
    private final MoneyReader<T> money;
    private final @Nullable Instant until;

    private MrrDefinition(
            Extractor<? super T, ?> customer,
            @Nullable Extractor<? super T, ?> item,
            Extractor<? super T, ? extends Temporal> from,
            Extractor<? super T, ? extends @Nullable Temporal> to,
            MoneyReader<T> money,
            @Nullable Instant until) {
        this.customer = customer;
        this.item = item;
        this.from = from;
        this.to = to;
        this.money = money;
        this.until = until;
    }

    static <T> MrrDefinition<T> over(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> from,
            Extractor<? super T, ? extends @Nullable Temporal> to,
            Extractor<? super T, BigDecimal> monthly) {
        return new MrrDefinition<>(customer, null, from, to, new MoneyReader<>(monthly, null, CENTS, true), null);
    }

    /** Every item of a customer on its own: a cancelled second subscription is churn, not contraction. */
    public MrrDefinition<T> perItem(Extractor<? super T, ?> id) {
        return new MrrDefinition<>(customer, id, from, to, money, until);
    }

    /** The currency of each row; a second one is refused. */
    public MrrDefinition<T> currency(Extractor<? super T, String> code) {
        return new MrrDefinition<>(customer, item, from, to, money.in(code), until);
    }

    /** How many decimals amounts may have; 2 unless declared. */
    public MrrDefinition<T> scale(int decimals) {
        return new MrrDefinition<>(customer, item, from, to, money.scaled(decimals), until);
    }

    /** Until when was observed. Without it, the data end with the latest start or end among the rows. */
    public MrrDefinition<T> observedUntil(Instant end) {
        return new MrrDefinition<>(customer, item, from, to, money, end);
    }

    /** Over calendar months. */
    public Metric<T, ?, MrrMovements> monthly(ZoneId zone) {
        return in(Periods.monthly(zone));
    }

    /** Over any calendar. */
    public Metric<T, ?, MrrMovements> in(Periods calendar) {
        return new MrrMetric<>(customer, item, from, to, money, calendar, until);
    }
}
