package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** What movements are made of, before their calendar is chosen. Immutable: every option gives a new definition. */
public final class MrrMovementsDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int CENTS = 2;

    private final Extractor<? super T, ?> customer;
    private final @Nullable Extractor<? super T, ?> item;
    private final Extractor<? super T, ? extends Temporal> from;
    private final Extractor<? super T, ? extends @Nullable Temporal> to;
    private final MoneyReader<T> money;
    private final boolean freeIsActive;
    private final @Nullable Instant until;

    private MrrMovementsDefinition(
            Extractor<? super T, ?> customer,
            @Nullable Extractor<? super T, ?> item,
            Extractor<? super T, ? extends Temporal> from,
            Extractor<? super T, ? extends @Nullable Temporal> to,
            MoneyReader<T> money,
            boolean freeIsActive,
            @Nullable Instant until) {
        this.customer = customer;
        this.item = item;
        this.from = from;
        this.to = to;
        this.money = money;
        this.freeIsActive = freeIsActive;
        this.until = until;
    }

    static <T> MrrMovementsDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> from,
            Extractor<? super T, ? extends @Nullable Temporal> to,
            Extractor<? super T, BigDecimal> monthly) {
        return new MrrMovementsDefinition<>(
                customer, null, from, to, new MoneyReader<>(monthly, null, CENTS, true), false, null);
    }

    /** Every item of a customer on its own: a cancelled second subscription is churn, not contraction. */
    public MrrMovementsDefinition<T> perItem(Extractor<? super T, ?> id) {
        return new MrrMovementsDefinition<>(customer, id, from, to, money, freeIsActive, until);
    }

    /** The currency of each row; a second one is refused. */
    public MrrMovementsDefinition<T> currency(Extractor<? super T, String> code) {
        return new MrrMovementsDefinition<>(customer, item, from, to, money.in(code), freeIsActive, until);
    }

    /**
     * A row with a negative amount is a credit, which lowers the customer's amount while it runs. A customer whose credits are larger
     * than what else runs counts as 0, and the period {@linkplain MrrPeriod#overcredited() names} them; who has nothing but credits is not active.
     * Without it negative amounts are refused.
     */
    public MrrMovementsDefinition<T> credits() {
        return new MrrMovementsDefinition<>(customer, item, from, to, money.withNegative(), freeIsActive, until);
    }

    /** How many decimals amounts may have; 2 unless declared. */
    public MrrMovementsDefinition<T> decimals(int most) {
        return new MrrMovementsDefinition<>(customer, item, from, to, money.scaled(most), freeIsActive, until);
    }

    /**
     * A subscription of amount zero keeps its customer: going down to a free plan is contraction, coming up from one expansion.
     * Without it a free plan is none, and going down to it is churn.
     */
    public MrrMovementsDefinition<T> freeIsActive() {
        return new MrrMovementsDefinition<>(customer, item, from, to, money, true, until);
    }

    /**
     * Until when was observed: an end from then on is not known yet. Without it the data end with the latest start or end among the rows.
     * An end may be known ahead, a start is not: where a period would be over by ends alone, nobody can tell whether it is, and the result is
     * refused with IllegalArgumentException.
     */
    public MrrMovementsDefinition<T> observedUntil(Instant end) {
        return new MrrMovementsDefinition<>(customer, item, from, to, money, freeIsActive, end);
    }

    /** Over the periods of a calendar, such as {@code Periods.monthly(PARIS)}. */
    public Metric<T, ?, MrrMovements> over(Periods calendar) {
        return new MrrMovementsMetric<>(customer, item, from, to, money, freeIsActive, calendar, until);
    }
}
