package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.MeasuredRate;
import java.io.Serializable;
import java.time.temporal.Temporal;

/**
 * The share of customers who bought again: those with purchases on at least two calendar days over all with a purchase.
 *
 * <p>Several purchases on one day are one, unless {@link RepeatRateDefinition#countingEveryRow()}. Without a customer the rate is
 * undefined. Without {@link RepeatRateDefinition#within} a customer of yesterday counts in the whole although there was no time to
 * come back; the result says by when it was observed.
 *
 * <pre>{@code
 * RepeatRate repeat = orders.stream().collect(RepeatRate.of(Order::customer, Order::day).over(PARIS));
 * RepeatRate in90 = orders.stream().collect(RepeatRate.of(Order::customer, Order::day).within(90).over(PARIS));
 * in90.rate();       // 18 of 120 = 15.0 % (9.7–22.5 %), complete
 * }</pre>
 *
 * @param rate those who came back of all
 */
public record RepeatRate(MeasuredRate rate) implements Result, Serializable {

    /**
     * Over rows of the host that are purchases.
     *
     * @param customer who
     * @param at       when: an Instant, LocalDate, LocalDateTime, OffsetDateTime or ZonedDateTime
     */
    public static <T> RepeatRateDefinition<T> of(
            Extractor<? super T, ?> customer, Extractor<? super T, ? extends Temporal> at) {
        return RepeatRateDefinition.of(customer, at);
    }

    /** The id of the definition, such as {@code repeat-purchase/days@Europe/Paris/within-90-days}. */
    public String definition() {
        return rate.definition();
    }

    /** {@code 18 of 120 = 15.0 % (9.7–22.5 %), complete}. */
    @Override
    public String toString() {
        return rate.toString();
    }
}
