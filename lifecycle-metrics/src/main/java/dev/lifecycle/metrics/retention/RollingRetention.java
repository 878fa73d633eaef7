package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * Retention by the time since each customer's own first row: k counts who came back in the k-th 24 hours (7 days, 30 days) after
 * it. Unlike in the calendar tables, a return 23 hours later is k = 0 whatever the date says.
 *
 * <p>Of whom is a choice, and both are given: {@link #rate} is of the customers whose k-th period is over (so it is always
 * complete), {@link #rateOfAll} of everybody (so it is open while for some it is not over). Cohorts are made with {@code .by(…)}.
 *
 * @param definition      id of the definition, such as {@code retention/on/first-time/rolling/day}
 * @param customers       how many, from their first row on
 * @param back            customers back in their k-th period, k = 0, 1, …; at k = 0 all
 * @param eligible        customers whose k-th period is over
 * @param backOfEligible  of those eligible, those back in their k-th period
 */
public record RollingRetention(
        String definition, long customers, List<Long> back, List<Long> eligible, List<Long> backOfEligible)
        implements Serializable {

    /** Copies the lists. */
    public RollingRetention {
        back = List.copyOf(back);
        eligible = List.copyOf(eligible);
        backOfEligible = List.copyOf(backOfEligible);
    }

    /**
     * Over rows of the host.
     *
     * @param customer who
     * @param at       when, as an instant: fixed lengths need one
     */
    public static <T> RollingDefinition<T> of(Extractor<? super T, ?> customer, Extractor<? super T, Instant> at) {
        return RollingDefinition.over(customer, at);
    }

    /** Back in the k-th period, of the customers for whom it is over; undefined if that is nobody. */
    public MeasuredRate rate(int k) {
        refuseNegative(k);
        return k < back.size()
                ? MeasuredRate.of(new Rate(backOfEligible.get(k), eligible.get(k)), true, definition + "/of-eligible")
                : MeasuredRate.of(Rate.EMPTY, false, definition + "/of-eligible");
    }

    /** Back in the k-th period, of all customers; open while it is not over for some. */
    public MeasuredRate rateOfAll(int k) {
        refuseNegative(k);
        return k < back.size()
                ? MeasuredRate.of(
                        new Rate(back.get(k), customers), eligible.get(k) == customers, definition + "/of-all")
                : MeasuredRate.of(Rate.EMPTY, false, definition + "/of-all");
    }

    private static void refuseNegative(int k) {
        if (k < 0) {
            throw new IllegalArgumentException(Messages.negativeK(k));
        }
    }

    /** A line per k. */
    @Override
    public String toString() {
        TextTable table = new TextTable().line(List.of("k", "of eligible", "of all"));
        for (int k = 0; k < back.size(); k++) {
            table.line(List.of(
                    String.valueOf(k),
                    rate(k).rate().toString(),
                    rateOfAll(k).rate() + (rateOfAll(k).complete() ? " " : "*")));
        }
        return table.toString();
    }
}
