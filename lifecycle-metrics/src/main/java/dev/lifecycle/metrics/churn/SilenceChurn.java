package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.RowReader;
import dev.lifecycle.metrics.internal.Shown;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.temporal.Temporal;
import java.util.List;

/**
 * Churn where nobody cancels: a customer of a store has churned when the silence after a purchase reaches a declared threshold.
 *
 * <p>Exactly: a customer who bought on day d and not again until day d + threshold inclusive churns on day d + threshold; a
 * purchase on that very day still counts as in time. Until then, from the day after the first purchase on, the customer is active. For a
 * period from day s to before day e,
 * <ul>
 *   <li>the whole is the customers active at its start: bought before s, and the silence had not reached the threshold before s;
 *   <li>the part is those of them whose silence reached the threshold on a day from s to before e;
 *   <li>customers who joined or came back within the period and churned in it again are in neither, and are reported as
 *       {@link SilencePeriod#newAndChurned()};
 *   <li>silence counts only as far as days were observed to their end: nobody churns on a day nobody has seen.
 * </ul>
 * A customer who buys again later is active again from then on, but the earlier period keeps its churn: a report once made does
 * not change. With {@link SilenceChurnDefinition#restated()} it does: then only customers never seen again churned, and those who came
 * back were active all along.
 *
 * <p>A rate is undefined where nobody was active at the start, as in the first period.
 *
 * <pre>{@code
 * SilenceChurn churn = orders.stream().collect(SilenceChurn.of(Order::customer, Order::paidAt).after(180).over(Periods.monthly(PARIS)));
 * churn.of("1998-01").rate();      // 312 of 4180 = 7.5 % (6.7–8.3 %), complete
 * }</pre>
 *
 * @param definition id of the definition, such as {@code churn/silence-180-days/start-of-period/month@Europe/Paris}
 * @param periods    the calendar
 * @param all        by period, earliest first, from the first purchase to the last observed period
 * @param laterRows  rows left out because they lie after the end of observation
 */
public record SilenceChurn(String definition, Periods periods, List<SilencePeriod> all, long laterRows)
        implements Result, Serializable {

    /** Copies the list. */
    public SilenceChurn {
        all = List.copyOf(all);
    }

    /**
     * Over rows of the host that are purchases, to be completed by {@code .after(days)} and a calendar.
     *
     * @param customer who
     * @param at       when: an Instant, LocalDate, LocalDateTime, OffsetDateTime or ZonedDateTime
     */
    public static <T> SilenceChurnDefinition.Threshold<T> of(
            Extractor<? super T, ?> customer, Extractor<? super T, ? extends Temporal> at) {
        return days -> SilenceChurnDefinition.of(RowReader.of(customer, at), days);
    }

    /**
     * One period; its rate is undefined and open if it lies outside of the observed ones.
     *
     * @throws IllegalArgumentException if the text is no period of this calendar
     */
    public SilencePeriod of(String period) {
        Period wanted = periods.at(periods.indexOf(period));
        return all.stream()
                .filter(one -> one.period().equals(wanted))
                .findFirst()
                .orElseGet(() -> new SilencePeriod(wanted, MeasuredRate.of(Rate.EMPTY, false, definition), 0, 0));
    }

    /** A line per period; open ones with a star. */
    @Override
    public String toString() {
        if (all.isEmpty()) {
            return "no periods: no row was counted\n";
        }
        TextTable table = new TextTable()
                .line(List.of("period", "at start", "churned", "rate", "new and churned", "reactivated"));
        for (SilencePeriod one : all) {
            table.line(List.of(
                    one.period() + (one.rate().complete() ? "" : "*"),
                    String.valueOf(one.rate().whole()),
                    String.valueOf(one.rate().part()),
                    one.rate().value().isEmpty()
                            ? "-"
                            : Shown.percent(one.rate().value().getAsDouble()),
                    String.valueOf(one.newAndChurned()),
                    String.valueOf(one.reactivated())));
        }
        return table.text(all.stream().anyMatch(one -> !one.rate().complete()));
    }
}
