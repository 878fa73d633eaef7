package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.internal.MappedMetric;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/** What acquisition cost is made of, before it is told of which time. Immutable: every option gives a new definition. */
public final class AcquisitionCostDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int CENTS = 2;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> at;
    private final Extractor<? super T, ?> channel;
    private final @Nullable MoneyReader<T> margin;
    private final ChannelSpend spend;
    private final @Nullable Serializable until;

    private AcquisitionCostDefinition(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            Extractor<? super T, ?> channel,
            @Nullable MoneyReader<T> margin,
            ChannelSpend spend,
            @Nullable Serializable until) {
        this.customer = customer;
        this.at = at;
        this.channel = channel;
        this.margin = margin;
        this.spend = spend;
        this.until = until;
    }

    static <T> AcquisitionCostDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            Extractor<? super T, ?> channel) {
        return new AcquisitionCostDefinition<>(customer, at, channel, null, ChannelSpend.NONE, null);
    }

    /**
     * What was spent on a channel, in the time that is read over; said twice it adds up.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public AcquisitionCostDefinition<T> spent(String onChannel, BigDecimal money) {
        return with(spend.spent(onChannel, money));
    }

    /** What a customer brings per period, as its first row says: revenue less what it costs to serve. At most two decimals. */
    public AcquisitionCostDefinition<T> margin(Extractor<? super T, BigDecimal> perPeriod) {
        return margin(perPeriod, CENTS);
    }

    /** The same with so many decimals at most. */
    public AcquisitionCostDefinition<T> margin(Extractor<? super T, BigDecimal> perPeriod, int decimals) {
        return with(new MoneyReader<>(perPeriod, null, decimals, false));
    }

    /**
     * The currency of each row's margin; a second one is refused.
     *
     * @throws IllegalStateException if no margin was declared
     */
    public AcquisitionCostDefinition<T> currency(Extractor<? super T, String> code) {
        if (margin == null) {
            throw new IllegalStateException(Messages.currencyOfNothing());
        }
        return with(margin.in(code));
    }

    /** Left of customers per period of the margin, in every channel that has no churn of its own. */
    public AcquisitionCostDefinition<T> churn(Rate perPeriod) {
        return with(spend.churn(perPeriod));
    }

    /** The same of one channel, as a churn rate by channel gives it. */
    public AcquisitionCostDefinition<T> churn(String ofChannel, Rate perPeriod) {
        return with(spend.churn(ofChannel, perPeriod));
    }

    /** The discount rate per period of the margin; 0 unless declared. */
    public AcquisitionCostDefinition<T> discount(double perPeriod) {
        if (!(perPeriod >= 0) || Double.isInfinite(perPeriod)) {
            throw new IllegalArgumentException(Messages.negative("discount", String.valueOf(perPeriod)));
        }
        return with(spend.discount(perPeriod));
    }

    /** Until when was observed; later rows are left out and counted. */
    public <U extends Temporal & Serializable> AcquisitionCostDefinition<T> observedUntil(U end) {
        return new AcquisitionCostDefinition<>(customer, at, channel, margin, spend, end);
    }

    /** Over customers won in one period in the calendar of a zone; who has an earlier row was won before. */
    public Metric<T, ?, AcquisitionCost> over(Period period, ZoneId zone) {
        return metric(period, zone);
    }

    /** Over all customers; days begin in this zone. */
    public Metric<T, ?, AcquisitionCost> over(ZoneId zone) {
        return metric(null, zone);
    }

    private Metric<T, ?, AcquisitionCost> metric(@Nullable Period period, ZoneId zone) {
        ChannelSpend known = spend;
        ChannelSpend ofSegments = spend.withoutMoney();
        return MappedMetric.of(
                new AcquisitionCostMetric<>(customer, at, channel, margin, period, zone, (Temporal) until),
                known::onto,
                ofSegments::onto);
    }

    private AcquisitionCostDefinition<T> with(ChannelSpend other) {
        return new AcquisitionCostDefinition<>(customer, at, channel, margin, other, until);
    }

    private AcquisitionCostDefinition<T> with(MoneyReader<T> other) {
        return new AcquisitionCostDefinition<>(customer, at, channel, other, spend, until);
    }
}
