package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Retention by the time since each customer's own start: k counts who came back in the k-th 24 hours (7 days, 30 days) after it.
 * Unlike in the calendar tables, a return 23 hours later is k = 0 whatever the date says.
 *
 * <p>Of whom is a choice, and both are given: {@link #rate} is of those whose k-th stretch is over (so it is always complete),
 * {@link #rateOfAll} of everybody (so it is open while for some it is not over). Without a start there is no k at all, and every
 * rate is undefined. Cohorts are made with {@code .by(…)}; a row given twice changes nothing.
 *
 * <pre>{@code
 * RollingRetention weeks = logins.stream().collect(RollingRetention.of(Login::user, Login::at).over(RollingUnit.WEEK));
 * weeks.rate(4);      // 18 of 120 = 15.0 % (9.7–22.5 %), complete
 * }</pre>
 *
 * @param definition      id of the definition, such as {@code retention/on/first-time/rolling/day}
 * @param size            customers who entered; under recurring starts, how often they did
 * @param back            back in the k-th stretch, k = 0, 1, …, or in the k-th bracket; at k = 0 all who entered, or under a
 *                        declared birth those active in the first stretch
 * @param eligible        entries whose k-th stretch is over
 * @param backOfEligible  of those eligible, those back in their k-th stretch
 * @param laterRows       rows left out because they lie after the end of observation
 */
public record RollingRetention(
        String definition, long size, List<Long> back, List<Long> eligible, List<Long> backOfEligible, long laterRows)
        implements Result, Serializable {

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
     * @param at       when, as an instant: fixed lengths need one; null only with {@link RollingRetentionDefinition#bornAt}
     */
    public static <T> RollingRetentionDefinition<T> of(
            Extractor<? super T, ?> customer, Extractor<? super T, ? extends @Nullable Instant> at) {
        return RollingRetentionDefinition.of(customer, at);
    }

    /** Back in the k-th stretch, of those for whom it is over; undefined if that is nobody. */
    public MeasuredRate rate(int k) {
        refuseNegative(k);
        return k < back.size()
                ? MeasuredRate.of(new Rate(backOfEligible.get(k), eligible.get(k)), true, definition + "/of-eligible")
                : MeasuredRate.of(Rate.EMPTY, false, definition + "/of-eligible");
    }

    /** Back in the k-th stretch, of all who entered; open while it is not over for some. */
    public MeasuredRate rateOfAll(int k) {
        refuseNegative(k);
        return k < back.size()
                ? MeasuredRate.of(new Rate(back.get(k), size), eligible.get(k) == size, definition + "/of-all")
                : MeasuredRate.of(Rate.EMPTY, false, definition + "/of-all");
    }

    private static void refuseNegative(int k) {
        if (k < 0) {
            throw new IllegalArgumentException(Messages.negativeK(k));
        }
    }

    /** A line per k; open ones with a star. */
    @Override
    public String toString() {
        if (size == 0) {
            return "nobody entered: no row was counted\n";
        }
        boolean open = false;
        TextTable table = new TextTable().line(List.of("k", "of eligible", "of all"));
        for (int k = 0; k < back.size(); k++) {
            open |= !rateOfAll(k).complete();
            table.line(List.of(
                    String.valueOf(k),
                    rate(k).rate().toString(),
                    rateOfAll(k).rate() + (rateOfAll(k).complete() ? " " : "*")));
        }
        return table + (open ? "* of all: not everybody has had so long yet\n" : "");
    }
}
