package dev.lifecycle.examples.report.reading.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/**
 * Reads the day out of texts of a format that the user names. A text with an offset or a zone is an instant, and its day is that of the business's zone; any other text
 * means the day it says. A day that no calendar has, such as 31 February, is refused.
 */
public final class DateText {

    private final DateTimeFormatter formatter;
    private final String format;
    private final ZoneId zone;

    private DateText(DateTimeFormatter formatter, String format, ZoneId zone) {
        this.formatter = formatter;
        this.format = format;
        this.zone = zone;
    }

    /**
     * Texts of this pattern of {@link DateTimeFormatter}, month names in English.
     *
     * @throws IllegalArgumentException if it is no pattern, or says no day
     */
    public static DateText of(String pattern, ZoneId zone) {
        DateText text = new DateText(formatter(pattern), pattern, zone);
        try {
            text.day(text.formatter.format(ZonedDateTime.of(1999, 12, 31, 12, 0, 0, 0, zone)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + pattern + "' does not say which day; try yyyy-MM-dd", e);
        }
        return text;
    }

    private static DateTimeFormatter formatter(String pattern) {
        try {
            return DateTimeFormatter.ofPattern(yearsWithoutEra(pattern), Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' is no date format (" + e.getMessage() + "); try yyyy-MM-dd", e);
        }
    }

    /**
     * The day.
     *
     * @throws DateTimeException if the text is none
     */
    public LocalDate day(String text) {
        TemporalAccessor read = formatter.parse(text);
        LocalDate day = read.query(TemporalQueries.localDate());
        LocalTime time = read.query(TemporalQueries.localTime());
        ZoneId written = read.query(TemporalQueries.zone());
        if (day == null) {
            throw new DateTimeException("'" + text + "' does not say which day");
        }
        return time == null || written == null
                ? day
                : ZonedDateTime.of(day, time, written).withZoneSameInstant(zone).toLocalDate();
    }

    /** The day as days since 1970-01-01; {@link DateParser#NONE} if the text is none. */
    public int epochDay(String text) {
        try {
            return (int) day(text).toEpochDay();
        } catch (DateTimeException e) {
            return DateParser.NONE;
        }
    }

    /** The pattern, for messages. */
    @Override
    public String toString() {
        return format;
    }

    /** People write yyyy and mean the year; strict reading would ask them for an era, too. */
    private static String yearsWithoutEra(String pattern) {
        if (pattern.contains("G")) {
            return pattern;
        }
        StringBuilder years = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            years.append(c == 'y' && !quoted ? 'u' : c);
        }
        return years.toString();
    }
}
