package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What cohorts brought by age: historic value per customer, and revenue retention. Nothing is predicted; a cohort's number is to
 * be read with its age.
 *
 * <p>Rows are purchases with an amount (revenue, or margin where value is meant); refunds are rows with a negative one. A row
 * given twice counts twice. An empty cohort is not listed. More decimals than declared and a second currency are refused with the row that had them.
 *
 * <pre>{@code
 * CohortValue value = orders.stream().collect(CohortValue.of(Order::customer, Order::paidAt, Order::margin).over(Periods.monthly(PARIS)));
 * value.cohort("2026-01").get().valuePerCustomer(3);
 * }</pre>
 *
 * @param definition id of the definition, such as {@code value/historic/month@Europe/Paris}
 * @param currency   of all amounts; null if none was declared or there was no row
 * @param periods    the calendar
 * @param cohorts    by period
 * @param laterRows  rows left out because they lie after the end of observation
 */
public record CohortValue(
        String definition, @Nullable String currency, Periods periods, List<CohortMoney> cohorts, long laterRows)
        implements Result, Serializable {

    /** Copies the list. */
    public CohortValue {
        cohorts = List.copyOf(cohorts);
    }

    /**
     * Over rows of the host.
     *
     * @param customer who
     * @param at       when
     * @param amount   revenue or margin
     */
    public static <T> CohortValueDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> at,
            Extractor<? super T, BigDecimal> amount) {
        return CohortValueDefinition.of(customer, at, amount);
    }

    /** The cohort of a period, if anybody entered then. */
    public Optional<CohortMoney> cohort(String period) {
        Period wanted = periods.at(periods.indexOf(period));
        return cohorts.stream().filter(c -> c.period().equals(wanted)).findFirst();
    }

    /** Value per customer, cumulated by age; open ages with a star. */
    @Override
    public String toString() {
        if (cohorts.isEmpty()) {
            return "no cohorts: no row was counted\n";
        }
        int ages = cohorts.stream().mapToInt(c -> c.amounts().size()).max().orElse(0);
        List<String> head = new ArrayList<>(List.of("cohort", "size"));
        for (int k = 0; k < Math.min(ages, TextTable.AGES); k++) {
            head.add(k + " ");
        }
        boolean open = false;
        TextTable table = new TextTable().line(head);
        for (CohortMoney cohort : cohorts) {
            List<String> line = new ArrayList<>(List.of(cohort.period().label(), String.valueOf(cohort.size())));
            for (int k = 0; k < Math.min(cohort.amounts().size(), TextTable.AGES); k++) {
                open |= !cohort.isComplete(k);
                line.add(cohort.valuePerCustomer(k).orElseThrow().toPlainString() + (cohort.isComplete(k) ? " " : "*"));
            }
            table.line(line);
        }
        return (currency == null ? "" : "in " + currency + "\n") + table.text(open) + TextTable.cut(ages);
    }
}
