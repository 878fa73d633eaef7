package dev.lifecycle.metrics.value.rfm;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.NumberIds;
import dev.lifecycle.metrics.internal.TextTable;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Recency, frequency and monetary value of every customer, each scored 1 to 5 by fifths of the customers; 5 is best.
 *
 * <p>Recency is the days from the last purchase to the day of the report, frequency the purchase days, monetary value the sum of the
 * amounts (refunds, as negative amounts, make it smaller and are no purchase). The score is 1 + ⌊5 × (customers who are strictly worse)/all⌋:
 * equal customers have equal scores, so fifths need not be of equal size, and a single customer has 1. Customers whose rows are all refunds
 * are not scored, and told. All of that is what is done unless declared otherwise: by quarters, by bounds, {@linkplain RfmDefinition#nested() nested}, by the number of purchases.
 *
 * <pre>{@code
 * Rfm rfm = orders.stream().collect(Rfm.of(Order::customer, Order::paidAt, Order::amount).over(PARIS));
 * rfm.score("c-42").get().segment();      // 545
 * }</pre>
 *
 * @param definition id of the definition, such as {@code rfm/quintiles@Europe/Paris}
 * @param asOf    the day of the report; null if there was no row and none was declared
 * @param scores  by customer, in the order of their texts
 * @param named   declared name to its customers, in the order the names were declared; whom no name fits is in none
 * @param refundsOnly customers without a purchase
 */
@SuppressWarnings("serial") // customers are if the host means to send them
public record Rfm(
        String definition,
        @Nullable LocalDate asOf,
        Map<Object, RfmScore> scores,
        Map<String, List<Object>> named,
        long refundsOnly)
        implements Result, Serializable {

    /** Copies the maps; their order is kept. */
    public Rfm {
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
        Map<String, List<Object>> copies = new LinkedHashMap<>();
        named.forEach((name, customers) -> copies.put(name, List.copyOf(customers)));
        named = Collections.unmodifiableMap(copies);
    }

    /**
     * Over rows that are purchases.
     *
     * @param customer who
     * @param at       when
     * @param amount   how much; negative for a refund
     */
    public static <T> RfmDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            Extractor<? super T, BigDecimal> amount) {
        return new RfmDefinition<>(customer, at, amount, RfmScoring.FIFTHS, null);
    }

    /** A customer's score; empty if there is none. Ids that are whole numbers are found whatever kind of number they are. */
    public Optional<RfmScore> score(Object customer) {
        RfmScore score = scores.get(customer);
        return Optional.ofNullable(score == null ? scores.get(NumberIds.otherKind(customer)) : score);
    }

    /** Segment to how many customers are in it, such as {@code 555} to 31; segments nobody is in are absent. */
    public Map<String, Long> segments() {
        Map<String, Long> segments = new TreeMap<>(Collections.reverseOrder());
        scores.values().forEach(score -> segments.merge(score.segment(), 1L, Long::sum));
        return segments;
    }

    /** The customers of a declared name; none if it was not declared. */
    public List<Object> in(String name) {
        return named.getOrDefault(name, List.of());
    }

    /** A line per segment, the best first; where names were declared a line per name. */
    @Override
    public String toString() {
        TextTable table = new TextTable().line(List.of("segment", "customers"));
        if (!named.isEmpty()) {
            named.forEach((name, customers) -> table.line(List.of(name, String.valueOf(customers.size()))));
            return table.toString();
        }
        segments().forEach((segment, customers) -> table.line(List.of(segment, customers.toString())));
        return table.toString();
    }
}
