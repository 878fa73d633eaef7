package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Movements of monthly recurring revenue, period by period, from subscriptions with an exact start, end and amount.
 *
 * <p>What counts is the amount running at the end of a period against that at its end before (end-of-period snapshot by instant: a
 * subscription that ends on the 15th is not there at the end of that month). Of each customer, at the default grain:
 * <ul>
 *   <li>nothing before, something now: <em>new</em> if never active before, else <em>reactivation</em>;
 *   <li>something before, nothing now: <em>churn</em>; of several subscriptions only the last one to go is churn;
 *   <li>more or less than before: <em>expansion</em> or <em>contraction</em>;
 *   <li>came and went within the period: both its new (or reactivation) and its churn, net zero, and counted as new-and-churned.
 * </ul>
 * At item grain every subscription is on its own, and a cancelled second one is churn. The grain is part of the definition.
 *
 * <p>Rows that overlap add up, so a row given twice is two subscriptions. Negative amounts (unless they are declared to be {@linkplain MrrMovementsDefinition#credits() credits}), more decimals than declared and a second currency are refused with the row that had them.
 *
 * <pre>{@code
 * MrrMovements mrr = subs.stream().collect(
 *         MrrMovements.of(Sub::customer, Sub::from, Sub::to, Sub::monthly).currency(Sub::currency).over(Periods.monthly(PARIS)));
 * mrr.of("2026-03").bridge();      // 10000 + 2000 new + … = 12000
 * }</pre>
 *
 * @param definition id of the definition, such as {@code mrr/end-of-period/customer/month@Europe/Paris}
 * @param currency   of all amounts; null if none was declared or there was no row
 * @param periods    the calendar
 * @param all        by period, from the first with revenue to the last observed
 */
public record MrrMovements(String definition, @Nullable String currency, Periods periods, List<MrrPeriod> all)
        implements Result, Serializable {

    /** Copies the list. */
    public MrrMovements {
        all = List.copyOf(all);
    }

    /**
     * Over rows that are subscriptions, or stretches of them with one price each.
     *
     * @param customer who
     * @param from     since when; a date means the start of its day
     * @param to       until when; null while it runs
     * @param monthly  the amount per month, see {@link BillingInterval#monthly}; trials, taxes and metered use left out by the host
     */
    public static <T> MrrMovementsDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> from,
            Extractor<? super T, ? extends @Nullable Temporal> to,
            Extractor<? super T, BigDecimal> monthly) {
        return MrrMovementsDefinition.of(customer, from, to, monthly);
    }

    /**
     * One period; all zero and open if it lies outside of those with revenue.
     *
     * @throws IllegalArgumentException if the text is no period of this calendar
     */
    public MrrPeriod of(String period) {
        Period wanted = periods.at(periods.indexOf(period));
        BigDecimal zero = BigDecimal.ZERO;
        return all.stream()
                .filter(one -> one.period().equals(wanted))
                .findFirst()
                .orElseGet(() -> new MrrPeriod(
                        wanted, MrrBridge.of(zero, zero, zero, zero, zero, zero), 0, 0, 0, new TreeMap<>(), false));
    }

    /** A line per period; open ones with a star. */
    @Override
    public String toString() {
        TextTable table = new TextTable()
                .line(List.of(
                        "period",
                        "start",
                        "new",
                        "expansion",
                        "reactivation",
                        "contraction",
                        "churn",
                        "end",
                        "customers"));
        for (MrrPeriod one : all) {
            MrrBridge bridge = one.bridge();
            table.line(List.of(
                    one.period() + (one.complete() ? "" : "*"),
                    bridge.start().toPlainString(),
                    bridge.newMrr().toPlainString(),
                    bridge.expansion().toPlainString(),
                    bridge.reactivation().toPlainString(),
                    bridge.contraction().toPlainString(),
                    bridge.churn().toPlainString(),
                    bridge.end().toPlainString(),
                    String.valueOf(one.activeAtEnd())));
        }
        if (all.isEmpty()) {
            return "no periods: no row was counted\n";
        }
        String overcredited = all.stream()
                .filter(one -> !one.overcredited().isEmpty())
                .map(one -> "credited below zero at the end of " + one.period() + ": " + one.overcredited() + "\n")
                .collect(Collectors.joining());
        boolean open = all.stream().anyMatch(one -> !one.complete());
        return (currency == null ? "" : "in " + currency + "\n") + table.text(open) + overcredited;
    }
}
