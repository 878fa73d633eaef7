package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** What value by age is made of, before its calendar is chosen. Immutable: every option gives a new definition. */
public final class CohortValueDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int CENTS = 2;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> at;
    private final MoneyReader<T> money;
    private final @Nullable Serializable until;

    private CohortValueDefinition(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            MoneyReader<T> money,
            @Nullable Serializable until) {
        this.customer = customer;
        this.at = at;
        this.money = money;
        this.until = until;
    }

    static <T> CohortValueDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            Extractor<? super T, BigDecimal> amount) {
        return new CohortValueDefinition<>(customer, at, new MoneyReader<>(amount, null, CENTS, false), null);
    }

    /** The currency of each row; a second one is refused. */
    public CohortValueDefinition<T> currency(Extractor<? super T, String> code) {
        return new CohortValueDefinition<>(customer, at, money.in(code), until);
    }

    /** How many decimals amounts may have; 2 unless declared. */
    public CohortValueDefinition<T> decimals(int most) {
        return new CohortValueDefinition<>(customer, at, money.scaled(most), until);
    }

    /** Until when was observed; later rows are left out and counted. */
    public <U extends Temporal & Serializable> CohortValueDefinition<T> observedUntil(U end) {
        return new CohortValueDefinition<>(customer, at, money, end);
    }

    /** Over the periods of a calendar, such as {@code Periods.monthly(PARIS)}. */
    public Metric<T, ?, CohortValue> over(Periods calendar) {
        return new CohortValueMetric<>(customer, at, money, calendar, (Temporal) until);
    }
}
