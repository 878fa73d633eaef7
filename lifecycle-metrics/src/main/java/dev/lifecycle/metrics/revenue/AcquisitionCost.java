package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What new customers cost, channel by channel, how long they take to bring it back, and what they are worth beside it.
 *
 * <p>A customer is won once: with its first row, by that row's channel (of one instant, the first in the order of texts). What was spent is
 * declared per channel, {@code .spent("search", 1200)}, for the same time as the rows are read over. A channel with a spend and nobody won is listed, its cost
 * undefined; so is one without a spend, whose cost is unknown. The total sets all spend against all customers (the blended cost).
 *
 * <p>Broken down with {@code by(…)}, segments tell whom the channels won and what they bring; money was spent on channels, not on segments, so only the
 * total has a cost.
 *
 * <pre>{@code
 * AcquisitionCost cost = customers.stream().collect(AcquisitionCost.of(Customer::id, Customer::since, Customer::channel)
 *         .spent("search", new BigDecimal(1200)).margin(Customer::monthlyMargin).churn("search", new Rate(12, 120))
 *         .over(MARCH_2026, PARIS));
 * cost.channel("search").get().costPerCustomer();    // 30
 * cost.channel("search").get().payback();            // after 8.7 months
 * }</pre>
 *
 * @param definition id of the definition, such as {@code acquisition-cost/first-row/2026-03@Europe/Paris}
 * @param currency   of the margins; null if none was declared or there was no row
 * @param complete   whether the period is over; always, if there is none
 * @param channels   by name; those with a customer or a spend
 * @param total      all of them
 * @param laterRows  rows left out because they lie after the end of observation
 */
public record AcquisitionCost(
        String definition,
        @Nullable String currency,
        boolean complete,
        List<ChannelCost> channels,
        ChannelCost total,
        long laterRows)
        implements Result, Serializable {

    /** Copies the list. */
    public AcquisitionCost {
        channels = List.copyOf(channels);
    }

    /**
     * Over rows of customers, such as their first orders or sign-ups.
     *
     * @param customer who
     * @param at       when: the first row of a customer wins it
     * @param channel  by which channel; told apart by its text
     */
    public static <T> AcquisitionCostDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            Extractor<? super T, ?> channel) {
        return AcquisitionCostDefinition.of(customer, at, channel);
    }

    /** One channel, if it won anybody or something was spent on it. */
    public Optional<ChannelCost> channel(String name) {
        return channels.stream().filter(c -> c.channel().equals(name)).findFirst();
    }

    /** A line per channel, then the total; money of one customer with two decimals, payback in periods of the margin. */
    @Override
    public String toString() {
        TextTable table = new TextTable()
                .line(List.of("channel", "won", "spent", "cost each", "margin each", "payback", "value", "to cost"));
        List<ChannelCost> lines = new ArrayList<>(channels);
        lines.add(total);
        for (ChannelCost line : lines) {
            BigDecimal spent = line.spent();
            table.line(List.of(
                    line.channel(),
                    String.valueOf(line.won()),
                    spent == null ? "-" : spent.toPlainString(),
                    text(line.costPerCustomer(), "%.2f", "-"),
                    text(line.marginPerCustomer(), "%.2f", "-"),
                    line.payback()
                            .map(back -> text(back.periods(), "%.1f", "never"))
                            .orElse("-"),
                    text(line.value(), "%.2f", "-"),
                    text(line.valueToCost(), "%.2f", "-")));
        }
        return (currency == null ? "" : "in " + currency + "\n")
                + table
                + (complete ? "" : "the period is not over yet\n");
    }

    private static String text(OptionalDouble number, String format, String none) {
        return number.isEmpty() ? none : String.format(Locale.ROOT, format, number.getAsDouble());
    }
}
