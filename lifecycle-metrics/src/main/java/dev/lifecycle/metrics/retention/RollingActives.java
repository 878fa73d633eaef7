package dev.lifecycle.metrics.retention;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Daily active customers beside those active within rolling windows that end with the day: DAU, WAU, MAU. Windows are of days, 7 and 30 unless declared, and
 * roll: the thirty days to the 31st of March are no calendar month, and give other numbers than {@link Growth} does.
 *
 * <p>A customer counts once a day and once a window, however many rows there are. A window that reaches back before the first day with a row is not full, and its count a lower bound; a day
 * is complete once it is over. Without a row there is no day.
 *
 * <pre>{@code
 * RollingActives active = visits.stream().collect(RollingActives.of(Visit::customer, Visit::at).over(PARIS));
 * active.of(day).get().active();            // DAU
 * active.ratio(day, 30);                    // DAU of MAU: 120 of 900 = 13.3 %
 * }</pre>
 *
 * @param definition id of the definition, such as {@code actives/rolling-7,30-days@Europe/Paris}
 * @param windows    lengths in days, rising
 * @param days       every day from the first with a row to the last observed
 * @param laterRows  rows left out because they lie after the end of observation
 */
public record RollingActives(String definition, List<Integer> windows, List<Day> days, long laterRows)
        implements Result, Serializable {

    /**
     * One day.
     *
     * @param date     which
     * @param active   customers active on it
     * @param within   active within each window that ends with it, in the order of the windows
     * @param complete whether the day is over
     */
    public record Day(LocalDate date, long active, List<Long> within, boolean complete) implements Serializable {

        /** Copies the list. */
        public Day {
            within = List.copyOf(within);
        }
    }

    /** Copies the lists. */
    public RollingActives {
        windows = List.copyOf(windows);
        days = List.copyOf(days);
    }

    /**
     * Over rows in which customers were active.
     *
     * @param customer who
     * @param at       when
     */
    public static <T> RollingActivesDefinition<T> of(
            Extractor<? super T, ?> customer, Extractor<? super T, ? extends Temporal> at) {
        return RollingActivesDefinition.of(customer, at);
    }

    /** One day, if it was observed. */
    public Optional<Day> of(LocalDate date) {
        return days.stream().filter(day -> day.date().equals(date)).findFirst();
    }

    /**
     * Customers active within the window that ends with the day; 0 on a day that was not observed.
     *
     * @throws IllegalArgumentException if no such window was declared
     */
    public long within(LocalDate date, int window) {
        int place = place(window);
        return of(date).map(day -> day.within().get(place)).orElse(0L);
    }

    /**
     * Active on the day, of those active within the window: a share of the base that comes on one day. Open unless the day is over and the window full; undefined where nobody was active.
     *
     * @throws IllegalArgumentException if no such window was declared
     */
    public MeasuredRate ratio(LocalDate date, int window) {
        Day day = of(date).orElse(null);
        Rate rate = day == null ? Rate.EMPTY : new Rate(day.active(), within(date, window));
        return MeasuredRate.of(
                rate, day != null && day.complete() && isFull(date, window), definition + "/of-" + window);
    }

    /** Whether the window that ends with the day lies within the observed days. */
    public boolean isFull(LocalDate date, int window) {
        return !days.isEmpty()
                && !date.minusDays(window - 1L).isBefore(days.get(0).date());
    }

    private int place(int window) {
        int place = windows.indexOf(window);
        if (place < 0) {
            throw new IllegalArgumentException(Messages.noWindow(window, windows));
        }
        return place;
    }

    /** A line for each of the last 31 days; open ones with a star. */
    @Override
    public String toString() {
        List<String> head = new ArrayList<>(List.of("day", "active"));
        windows.forEach(window -> head.add("in " + window + " days"));
        TextTable table = new TextTable().line(head);
        boolean open = false;
        for (Day day : days.subList(Math.max(0, days.size() - 31), days.size())) {
            open |= !day.complete();
            List<String> cells =
                    new ArrayList<>(List.of(day.date() + (day.complete() ? "" : "*"), String.valueOf(day.active())));
            day.within().forEach(count -> cells.add(String.valueOf(count)));
            table.line(cells);
        }
        return table.text(open);
    }
}
