package dev.lifecycle.metrics;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A half-open span of calendar days, {@code [start, end)}, with the text it is printed as: {@code 1997-01}, {@code 1997-W05},
 * {@code 1997-01-31}. In which zone its days begin is said by the metric that uses it.
 *
 * <p>An empty or reversed span is refused with {@link IllegalArgumentException}.
 *
 * @param label as printed
 * @param start the first day
 * @param end   the day after the last
 */
public record Period(String label, LocalDate start, LocalDate end) implements Comparable<Period>, Serializable {

    /** @throws IllegalArgumentException unless start is before end */
    public Period {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException(Messages.emptyPeriod(label, start.toString(), end.toString()));
        }
    }

    /** A calendar month. */
    public static Period of(YearMonth month) {
        return new Period(month.toString(), month.atDay(1), month.plusMonths(1).atDay(1));
    }

    /** The days from start to before end, printed as {@code 2026-03-01/2026-03-29}. */
    public static Period between(LocalDate start, LocalDate end) {
        return new Period(start + "/" + end, start, end);
    }

    /**
     * Reads {@code 2026}, {@code 2026-Q1}, {@code 2026-03}, {@code 2026-W05} (ISO weeks, from Monday) or {@code 2026-03-31}.
     *
     * @throws IllegalArgumentException if it is none of these, or there is no such day, week or month
     */
    public static Period parse(String label) {
        Periods calendar = Periods.of(Periods.unitOf(label), ZoneOffset.UTC, DayOfWeek.MONDAY);
        return calendar.at(calendar.indexOf(label));
    }

    /** Start of the first day in the zone's calendar. */
    public Instant startIn(ZoneId zone) {
        return start.atStartOfDay(zone).toInstant();
    }

    /** End of the last day in the zone's calendar, itself no longer part of the period. */
    public Instant endIn(ZoneId zone) {
        return end.atStartOfDay(zone).toInstant();
    }

    /** Whether the day belongs to the period. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(end);
    }

    /** How many calendar days it has. */
    public int days() {
        return Math.toIntExact(ChronoUnit.DAYS.between(start, end));
    }

    /** By start, then by end. */
    @Override
    public int compareTo(Period other) {
        int byStart = start.compareTo(other.start);
        return byStart != 0 ? byStart : end.compareTo(other.end);
    }

    /** The label. */
    @Override
    public String toString() {
        return label;
    }
}
