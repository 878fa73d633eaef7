package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Columns;
import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.ColumnReader;
import dev.lifecycle.metrics.internal.RowReader;
import dev.lifecycle.metrics.internal.TextTable;
import java.io.Serializable;
import java.time.temporal.Temporal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Growth accounting: of the customers active in each period how many are new, returning or resurrected, and how many of the
 * period before went dormant.
 *
 * <p>Periods run from the first with activity to the last observed one, without gaps: a period without rows is listed with
 * zeros. Without any row there are no periods.
 *
 * <p>Memory: 24 to 42 bytes per customer beside the id itself (16 to 30 for its number, 8 to 12 for its activity in up to 64 periods, and
 * 8 for each 64 more); 8 to 12 where customers come numbered in columns. A row of a known customer takes nothing: ten million rows of a
 * million customers need some 40 MB of heap beside the rows. A row given twice changes nothing.
 *
 * <pre>{@code
 * Growth growth = orders.stream().collect(Growth.of(Order::customer, Order::paidAt).over(Periods.monthly(PARIS)));
 * growth.of("2026-02");    // 2026-02: 80 new, 40 returning, 12 resurrected, 68 dormant, complete
 * }</pre>
 *
 * @param definition id of the definition, such as {@code growth/first-event/month@Europe/Paris}
 * @param periods    the calendar
 * @param all        by period, earliest first
 * @param laterRows  rows left out because they lie after the end of observation
 */
public record Growth(String definition, Periods periods, List<GrowthPeriod> all, long laterRows)
        implements Result, Serializable {

    /** Copies the list. */
    public Growth {
        all = List.copyOf(all);
    }

    /**
     * Growth accounting over rows of the host, to be completed by a calendar.
     *
     * @param customer who
     * @param at       when: an Instant, LocalDate, LocalDateTime, OffsetDateTime or ZonedDateTime
     */
    public static <T> GrowthDefinition<T> of(
            Extractor<? super T, ?> customer, Extractor<? super T, ? extends @Nullable Temporal> at) {
        return GrowthDefinition.of(RowReader.of(customer, at));
    }

    /** Growth accounting over columns in memory. */
    public static GrowthDefinition<Columns> ofColumns() {
        return GrowthDefinition.of(new ColumnReader());
    }

    /**
     * One period; all zero and open if it lies outside of the observed ones.
     *
     * @throws IllegalArgumentException if the text is no period of this calendar
     */
    public GrowthPeriod of(String period) {
        Period wanted = periods.at(periods.indexOf(period));
        return all.stream()
                .filter(one -> one.period().equals(wanted))
                .findFirst()
                .orElseGet(() -> new GrowthPeriod(definition, wanted, 0, 0, 0, 0, false));
    }

    /** A line per period; open ones with a star. */
    @Override
    public String toString() {
        if (all.isEmpty()) {
            return "no periods: no row was counted\n";
        }
        TextTable table =
                new TextTable().line(List.of("period", "active", "new", "returning", "resurrected", "dormant"));
        for (GrowthPeriod one : all) {
            table.line(List.of(
                    one.period() + (one.complete() ? "" : "*"),
                    String.valueOf(one.active()),
                    String.valueOf(one.newCustomers()),
                    String.valueOf(one.returning()),
                    String.valueOf(one.resurrected()),
                    String.valueOf(one.dormant())));
        }
        boolean open = all.stream().anyMatch(one -> !one.complete());
        return table + (open ? "* the period is not over yet; dormant is an upper bound\n" : "");
    }
}
