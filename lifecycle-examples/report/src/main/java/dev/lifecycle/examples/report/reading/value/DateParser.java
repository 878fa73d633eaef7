package dev.lifecycle.examples.report.reading.value;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Reads days out of cells, however they are written: numbers with the year first or last, names of months, a time of day with or without
 * an offset, seconds or milliseconds since 1970. A text with an offset is an instant, and its day is that of the business's zone; any
 * other text means the day it says. A day that no calendar has, such as 31 February, is refused.
 */
public final class DateParser {

    /** No day can be read. */
    public static final int NONE = Integer.MIN_VALUE;

    /** Two-digit years are those from 1970 to 2069. */
    public static final int FIRST_SHORT_YEAR = 70;

    private static final int ITEMS = 3;

    private final DayInZone zone;
    private final DateOrder order;
    private final DateEvidence evidence;
    private final int[] values = new int[ITEMS];
    private final int[] digits = new int[ITEMS];
    private Cell cell = new Cell();
    private char[] text = {};
    private int length;
    private int at;

    public DateParser(ZoneId zone, DateOrder order, DateEvidence evidence) {
        this.zone = new DayInZone(zone);
        this.order = order;
        this.evidence = evidence;
    }

    /** The day as days since 1970-01-01; {@link #NONE} if the cell holds none. */
    public int day(Cell from) {
        cell = from;
        text = from.array();
        length = from.length();
        at = 0;
        if (length == 0) {
            return NONE;
        }
        int run = digitsFrom(0);
        if (run == length || run > 4) {
            return number(run);
        }
        int day = date();
        if (day == NONE || at == length) {
            return day;
        }
        return TimeText.after(text, at, length, day, zone);
    }

    private int digitsFrom(int begin) {
        int i = begin;
        while (i < length && text[i] >= '0' && text[i] <= '9') {
            i++;
        }
        return i - begin;
    }

    /** A run of digits alone: 20261231, 20261231235959, or an instant since 1970 in seconds, milliseconds or microseconds. */
    private int number(int run) {
        boolean fraction =
                run < length && (text[run] == '.' || text[run] == ',') && digitsFrom(run + 1) == length - run - 1;
        if (run == 8 && (run == length || !fraction)) {
            at = run;
            int day = day(value(0, 4), value(4, 2), value(6, 2));
            return day == NONE || at == length ? day : TimeText.after(text, at, length, day, zone);
        }
        if (run == 14 && run == length) {
            int day = day(value(0, 4), value(4, 2), value(6, 2));
            return TimeText.isTime(value(8, 2), value(10, 2), value(12, 2)) ? day : NONE;
        }
        if (run < 9 || run > 17 || (run != length && !fraction)) {
            return NONE;
        }
        long since = 0;
        for (int i = 0; i < run; i++) {
            since = 10 * since + text[i] - '0';
        }
        long seconds = run <= 11 ? since : run <= 14 ? since / 1_000 : since / 1_000_000;
        return zone.day(seconds);
    }

    private int value(int begin, int count) {
        int value = 0;
        for (int i = begin; i < begin + count; i++) {
            value = 10 * value + text[i] - '0';
        }
        return value;
    }

    /** Three items, numbers or one name of a month; what comes after them is left for the time of day. */
    private int date() {
        int month = -1;
        char separator = ' ';
        for (int item = 0; item < ITEMS; item++) {
            int run = digitsFrom(at);
            if (run == 0) {
                int begin = at;
                while (at < length && Character.isLetter(text[at])) {
                    at++;
                }
                int named = at == begin ? -1 : MonthNames.number(new String(text, begin, at - begin));
                if (named < 0 || (!MonthNames.isDay(named) && month >= 0)) {
                    return NONE;
                }
                if (MonthNames.isDay(named)) {
                    item--;
                } else {
                    month = item;
                    values[item] = named;
                    digits[item] = 0;
                }
            } else if (run > 4) {
                return NONE;
            } else {
                values[item] = value(at, run);
                digits[item] = run;
                at += run;
            }
            if (item < ITEMS - 1) {
                char next = at < length ? text[at] : '\0';
                if (!isSeparator(next)) {
                    return NONE;
                }
                separator = item == 0 ? next : separator;
                while (at < length && isSeparator(text[at])) {
                    at++;
                }
            }
        }
        return month < 0 ? ofNumbers(separator) : ofName(month);
    }

    private static boolean isSeparator(char c) {
        return c == '-' || c == '/' || c == '.' || c == ' ' || c == ',' || c == '_' || c == '\u00A0';
    }

    private int ofName(int month) {
        int year = month == 2 || digits[0] == 4 ? 0 : 2;
        int day = 3 - month - year;
        return month == 2 || digits[day] > 2 ? NONE : day(year(year), values[month], values[day]);
    }

    private int ofNumbers(char separator) {
        if (digits[0] == 4) {
            return digits[1] > 2 || digits[2] > 2 ? NONE : day(values[0], values[1], values[2]);
        }
        if (digits[0] > 2 || digits[1] > 2 || digits[2] == 3 || digits[2] == 1) {
            return NONE;
        }
        boolean shortYear = digits[2] == 2;
        evidence.numbers(values[0], values[1], values[2], shortYear, separator, cell);
        if (order == DateOrder.YEAR_FIRST && shortYear) {
            return digits[0] == 2 ? day(year(0), values[1], values[2]) : NONE;
        }
        int year = year(2);
        return order == DateOrder.MONTH_FIRST ? day(year, values[0], values[1]) : day(year, values[1], values[0]);
    }

    private int year(int item) {
        if (digits[item] == 4) {
            return values[item];
        }
        if (digits[item] != 2) {
            return -1;
        }
        evidence.twoDigitYear();
        return values[item] + (values[item] < FIRST_SHORT_YEAR ? 2000 : 1900);
    }

    private static int day(int year, int month, int day) {
        boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
        boolean possible = year >= 1
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= java.time.Month.of(month).length(leap);
        return possible ? (int) LocalDate.of(year, month, day).toEpochDay() : NONE;
    }
}
