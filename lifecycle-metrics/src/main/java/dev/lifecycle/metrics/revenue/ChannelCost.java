package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.PoissonCount;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What the customers of one channel cost, and what they bring back.
 *
 * <p>Where nobody was won the cost of a customer is undefined: {@link #costPerCustomer()} is empty, and {@link #lowerBound()} is what follows
 * from the one-sided exact 95 % upper bound of a Poisson count of none. Where no spend was declared nothing is known, not even that it
 * was free. What needs a margin or a churn is empty without it.
 *
 * @param channel  which, or {@code total}
 * @param won      new customers
 * @param spent    on the channel; null if none was declared
 * @param margin   of all of them together, per period; null if none was declared
 * @param churn    left of customers, per period; null if none was declared
 * @param discount rate per period
 */
public record ChannelCost(
        String channel,
        long won,
        @Nullable BigDecimal spent,
        @Nullable BigDecimal margin,
        @Nullable Rate churn,
        double discount)
        implements Result, Serializable {

    /** Spend over customers won. */
    public OptionalDouble costPerCustomer() {
        return spent == null || won == 0 ? OptionalDouble.empty() : OptionalDouble.of(spent.doubleValue() / won);
    }

    /** What a customer may cost in the long run: the spend over the exact Poisson interval of the customers won, at 95 %; empty where the cost is. */
    public Optional<Interval> interval() {
        if (spent == null || won == 0) {
            return Optional.empty();
        }
        Interval expected = new PoissonCount(won).interval(MeasuredRate.DEFAULT_CONFIDENCE);
        return Optional.of(new Interval(spent.doubleValue() / expected.high(), spent.doubleValue() / expected.low()));
    }

    /** A customer costs at least this, with 95 %; empty without a spend. */
    public OptionalDouble lowerBound() {
        return spent == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        spent.doubleValue() / new PoissonCount(won).upperBound(MeasuredRate.DEFAULT_CONFIDENCE));
    }

    /** What one of them brings per period. */
    public OptionalDouble marginPerCustomer() {
        return margin == null || won == 0 ? OptionalDouble.empty() : OptionalDouble.of(margin.doubleValue() / won);
    }

    /** How long a customer takes to pay that back; with the churn, if one is known, else as if nobody left. Empty without a cost or a margin. */
    public Optional<Payback> payback() {
        if (costPerCustomer().isEmpty() || marginPerCustomer().isEmpty()) {
            return Optional.empty();
        }
        double left = churn == null ? 0 : churn.value().orElse(0);
        return Optional.of(
                new Payback(costPerCustomer().getAsDouble(), marginPerCustomer().getAsDouble(), left, discount));
    }

    /** What one of them is worth; empty without a margin, and where nobody is known to leave: then there is no end to it. */
    public OptionalDouble value() {
        return marginPerCustomer().isEmpty() || churn == null || churn.part() == 0
                ? OptionalDouble.empty()
                : new Payback(
                                0,
                                marginPerCustomer().getAsDouble(),
                                churn.value().orElseThrow(),
                                discount)
                        .value();
    }

    /** The value of a customer over its cost; empty where either is, or the customer was free. */
    public OptionalDouble valueToCost() {
        OptionalDouble cost = costPerCustomer();
        return value().isEmpty() || cost.isEmpty() || cost.getAsDouble() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(value().getAsDouble() / cost.getAsDouble());
    }

    ChannelCost with(@Nullable BigDecimal otherSpent, @Nullable Rate otherChurn, double otherDiscount) {
        return new ChannelCost(channel, won, otherSpent, margin, otherChurn, otherDiscount);
    }

    /** {@code search: 40 won for 1200, 30.00 (22.03 to 41.99) each; paid back after 8.7 periods, value 50.00, 1.67 of the cost}. */
    @Override
    public String toString() {
        String money = spent == null ? ", spend unknown" : " for " + spent.toPlainString();
        String each = interval()
                .map(bounds -> String.format(
                        Locale.ROOT,
                        ", %.2f (%.2f to %.2f) each",
                        costPerCustomer().orElseThrow(),
                        bounds.low(),
                        bounds.high()))
                .orElse(
                        spent == null
                                ? ""
                                : String.format(
                                        Locale.ROOT,
                                        ", at least %.2f each",
                                        lowerBound().orElseThrow()));
        return channel + ": " + won + " won" + money + each
                + payback().map(back -> "; " + back).orElse("");
    }
}
