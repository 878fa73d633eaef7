package dev.lifecycle.metrics.health;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which customers show a sign of trouble, and what hangs on them: each sign is a measure beyond a declared threshold.
 *
 * <p>Of each customer the latest row counts, as for {@link HealthScore}. A customer of several signals is in each of them, and once in {@link #customers()} and the value at risk of all. A measure
 * without a value gives no signal; such customers are counted as unknown.
 *
 * <pre>{@code
 * RiskSignals risks = accounts.stream().collect(RiskSignals.of(Account::id, Account::at).worth(Account::yearlyContract)
 *         .below("usage", Account::usage, 0.3).above("tickets", Account::openTickets, 5).metric());
 * risks.valueAtRisk();                       // 18400.00
 * risks.signal("usage").get().customers();   // who, the most valuable first
 * }</pre>
 *
 * @param definition id of the definition, such as {@code risk/usage-below-0_3/tickets-above-5}
 * @param signals    in the order they were declared
 * @param customers  with at least one signal, those of most value first, then by their text
 * @param valueAtRisk what hangs on these
 * @param all        how many customers there are
 * @param value      what hangs on all of them; 0 where no value was declared
 */
@SuppressWarnings("serial") // customers are if the host means to send them
public record RiskSignals(
        String definition,
        List<RiskSignal> signals,
        List<Object> customers,
        BigDecimal valueAtRisk,
        long all,
        BigDecimal value)
        implements Result, Serializable {

    /** Copies the lists. */
    public RiskSignals {
        signals = List.copyOf(signals);
        customers = List.copyOf(customers);
    }

    /**
     * Over rows that are snapshots of customers, to be told of signals by {@code .below(…)} and {@code .above(…)}.
     *
     * @param customer who
     * @param at       when the row was true
     */
    public static <T> RiskSignalsDefinition<T> of(Extractor<? super T, ?> customer, Extractor<? super T, Instant> at) {
        return RiskSignalsDefinition.of(customer, at);
    }

    /** One signal, if it was declared. */
    public Optional<RiskSignal> signal(String name) {
        return signals.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** Customers with at least one signal, of all. */
    public MeasuredRate share() {
        return MeasuredRate.of(new Rate(customers.size(), all), true, definition);
    }

    /** A line per signal, then all of them. */
    @Override
    public String toString() {
        TextTable table = new TextTable().line(List.of("signal", "customers", "share", "unknown", "value at risk"));
        signals.forEach(one -> table.line(List.of(
                one.name(),
                String.valueOf(one.customers().size()),
                String.valueOf(one.share().rate()),
                String.valueOf(one.unknown()),
                one.valueAtRisk().toPlainString())));
        return table.line(List.of(
                        "any",
                        String.valueOf(customers.size()),
                        String.valueOf(share().rate()),
                        "",
                        valueAtRisk.toPlainString() + " of " + value.toPlainString()))
                .toString();
    }
}
