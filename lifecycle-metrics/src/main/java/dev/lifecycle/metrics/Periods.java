package dev.lifecycle.metrics;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.WeekFields;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A calendar that cuts time into numbered periods of one unit in one zone. Neighbouring periods have neighbouring numbers, so
 * that "three periods later" is plus three.
 *
 * <p>Weeks begin on a declared day and are numbered like ISO weeks: week 1 is the first with at least four days in the year.
 * A label that is not of this calendar's unit is refused with {@link IllegalArgumentException}.
 *
 * @param unit      length of the periods
 * @param zone      where days begin
 * @param weekStart first day of the week; without effect for the other units
 */
public record Periods(PeriodUnit unit, ZoneId zone, DayOfWeek weekStart) implements Serializable {

    private static final Pattern LABEL =
            Pattern.compile("(\\d{4,})(?:-(?:(\\d\\d)(?:-(\\d\\d))?|W(\\d\\d)|Q([1-4])))?");
    private static final int DAYS_PER_WEEK = 7;
    private static final int ISO_MINIMAL_DAYS = 4;
    // 1970-01-01 was a Thursday.
    private static final int EPOCH_WEEKDAY = DayOfWeek.THURSDAY.getValue();

    /** Calendar days of the zone. */
    public static Periods daily(ZoneId zone) {
        return of(PeriodUnit.DAY, zone, DayOfWeek.MONDAY);
    }

    /** ISO weeks, from Monday. */
    public static Periods weekly(ZoneId zone) {
        return of(PeriodUnit.WEEK, zone, DayOfWeek.MONDAY);
    }

    /** Weeks from the given day. */
    public static Periods weekly(ZoneId zone, DayOfWeek weekStart) {
        return of(PeriodUnit.WEEK, zone, weekStart);
    }

    /** Calendar months of the zone. */
    public static Periods monthly(ZoneId zone) {
        return of(PeriodUnit.MONTH, zone, DayOfWeek.MONDAY);
    }

    /** Any unit, in a zone, with weeks from the given day. */
    public static Periods of(PeriodUnit unit, ZoneId zone, DayOfWeek weekStart) {
        return new Periods(unit, zone, weekStart);
    }

    /** Number of the period that holds the day. */
    public int indexOf(LocalDate day) {
        return indexOfDay(Math.toIntExact(day.toEpochDay()));
    }

    /** Number of the period that holds the day, given as days since 1970-01-01. */
    public int indexOfDay(int epochDay) {
        return switch (unit) {
            case DAY -> epochDay;
            case WEEK -> Math.floorDiv(epochDay - weekStart.getValue() + EPOCH_WEEKDAY, DAYS_PER_WEEK);
            case MONTH -> prolepticMonth(epochDay);
            case QUARTER -> Math.floorDiv(prolepticMonth(epochDay), 3);
            case YEAR -> LocalDate.ofEpochDay(epochDay).getYear();
        };
    }

    /** First day of the period, as days since 1970-01-01. */
    public int startDay(int index) {
        return switch (unit) {
            case DAY -> index;
            case WEEK -> index * DAYS_PER_WEEK + weekStart.getValue() - EPOCH_WEEKDAY;
            case MONTH -> monthStart(index);
            case QUARTER -> monthStart(index * 3);
            case YEAR -> monthStart(index * 12);
        };
    }

    /** The numbered period. */
    public Period at(int index) {
        return new Period(
                label(index), LocalDate.ofEpochDay(startDay(index)), LocalDate.ofEpochDay(startDay(index + 1)));
    }

    /** The text of the numbered period, such as {@code 1997-01} or {@code 1997-W05}. */
    public String label(int index) {
        LocalDate start = LocalDate.ofEpochDay(startDay(index));
        return switch (unit) {
            case DAY -> start.toString();
            case WEEK ->
                String.format(
                        Locale.ROOT,
                        "%04d-W%02d",
                        start.get(weekFields().weekBasedYear()),
                        start.get(weekFields().weekOfWeekBasedYear()));
            case MONTH -> start.toString().substring(0, start.toString().length() - 3);
            case QUARTER -> String.format(Locale.ROOT, "%04d-Q%d", start.getYear(), start.getMonthValue() / 3 + 1);
            case YEAR -> String.format(Locale.ROOT, "%04d", start.getYear());
        };
    }

    /**
     * The number of the period with this text.
     *
     * @throws IllegalArgumentException if the text is no period of this calendar's unit, or the calendar has no such week, month or day:
     *                                  {@code 2020-W53} is one, {@code 2021-W53} is not
     */
    public int indexOf(String label) {
        PeriodUnit seen = unitOf(label);
        if (seen != unit) {
            throw new IllegalArgumentException(Messages.wrongUnit(label, seen.toString(), unit.toString()));
        }
        try {
            return indexOf(firstDay(label));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(Messages.unknownPeriod(label), e);
        }
    }

    /** {@code month@Europe/Paris}: the calendar's part of a definition id, because another zone gives other numbers. */
    public String idInZone() {
        return id() + "@" + zone;
    }

    /** {@code day}, {@code week}, {@code week-from-sunday}, {@code month}, …: the unit by itself. */
    public String id() {
        String name = unit.name().toLowerCase(Locale.ROOT);
        return unit == PeriodUnit.WEEK && weekStart != DayOfWeek.MONDAY
                ? name + "-from-" + weekStart.name().toLowerCase(Locale.ROOT)
                : name;
    }

    static PeriodUnit unitOf(String label) {
        Matcher parts = matched(label);
        if (parts.group(4) != null) {
            return PeriodUnit.WEEK;
        }
        if (parts.group(5) != null) {
            return PeriodUnit.QUARTER;
        }
        if (parts.group(3) != null) {
            return PeriodUnit.DAY;
        }
        return parts.group(2) != null ? PeriodUnit.MONTH : PeriodUnit.YEAR;
    }

    private LocalDate firstDay(String label) {
        Matcher parts = matched(label);
        int year = Integer.parseInt(parts.group(1));
        return switch (unit) {
            case DAY -> LocalDate.parse(label);
            case WEEK -> firstDayOfWeek(year, Integer.parseInt(parts.group(4)));
            case MONTH -> LocalDate.of(year, Integer.parseInt(parts.group(2)), 1);
            case QUARTER -> LocalDate.of(year, Integer.parseInt(parts.group(5)) * 3 - 2, 1);
            case YEAR -> LocalDate.of(year, 1, 1);
        };
    }

    private LocalDate firstDayOfWeek(int year, int week) {
        LocalDate start = LocalDate.of(year, 1, ISO_MINIMAL_DAYS)
                .with(weekFields().weekBasedYear(), year)
                .with(weekFields().weekOfWeekBasedYear(), week)
                .with(weekFields().dayOfWeek(), 1);
        // In a year of 52 weeks the calendar takes a 53rd for the first of the next year.
        if (start.get(weekFields().weekBasedYear()) != year) {
            throw new DateTimeException(Messages.noSuchWeek(year, week));
        }
        return start;
    }

    private static Matcher matched(String label) {
        Matcher parts = LABEL.matcher(label);
        if (!parts.matches()) {
            throw new IllegalArgumentException(Messages.unknownPeriod(label));
        }
        return parts;
    }

    private WeekFields weekFields() {
        return WeekFields.of(weekStart, ISO_MINIMAL_DAYS);
    }

    private static int prolepticMonth(int epochDay) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        return day.getYear() * 12 + day.getMonthValue() - 1;
    }

    private static int monthStart(int prolepticMonth) {
        return Math.toIntExact(LocalDate.of(Math.floorDiv(prolepticMonth, 12), Math.floorMod(prolepticMonth, 12) + 1, 1)
                .toEpochDay());
    }
}
