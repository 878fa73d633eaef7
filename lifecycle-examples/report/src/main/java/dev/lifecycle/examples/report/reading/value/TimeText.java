package dev.lifecycle.examples.report.reading.value;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/** What comes after a date: {@code T12:30:59.123Z}, {@code 1:05 pm}, {@code 00:00:00 +0100}, {@code 00:00 UTC}, {@code 09:00[Europe/Paris]}. */
final class TimeText {

    private static final Set<String> UTC = Set.of("Z", "UTC", "GMT");

    private final char[] text;
    private final int length;
    private int at;

    private TimeText(char[] text, int at, int length) {
        this.text = text;
        this.at = at;
        this.length = length;
    }

    /** The day in the zone of the business; none if what comes after the date is no time. */
    static int after(char[] text, int at, int length, int day, DayInZone zone) {
        return new TimeText(text, at, length).day(day, zone);
    }

    static boolean isTime(int hour, int minute, int second) {
        return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 61;
    }

    private int day(int day, DayInZone zone) {
        if (text[at] == 'T' || text[at] == 't' || text[at] == ',' || text[at] == ':') {
            at++;
        }
        blanks();
        int second = secondOfDay();
        if (second < 0) {
            return DateParser.NONE;
        }
        blanks();
        if (at == length) {
            return day;
        }
        String rest = new String(text, at, length - at).strip();
        return inZone(rest, day, second, zone);
    }

    private static int inZone(String rest, int day, int second, DayInZone zone) {
        int bracket = rest.indexOf('[');
        String written = bracket > 0 ? rest.substring(0, bracket).strip() : rest;
        String name = written.startsWith("[") || written.startsWith("(")
                ? written.substring(1, Math.max(1, written.length() - 1))
                : written;
        if (UTC.contains(name.toUpperCase(Locale.ROOT))) {
            return zone.day(day, second, 0);
        }
        int offset = offset(name);
        if (offset != DateParser.NONE) {
            return zone.day(day, second, offset);
        }
        if (name.indexOf('/') < 0) {
            return DateParser.NONE;
        }
        try {
            return zone.day(day, second, ZoneId.of(name));
        } catch (DateTimeException e) {
            return DateParser.NONE;
        }
    }

    /** {@code +0100}, {@code -05:00}, {@code +2}, {@code UTC+01:00}, in seconds. */
    private static int offset(String text) {
        int sign = Math.max(text.indexOf('+'), Math.max(text.indexOf('-'), text.indexOf('\u2212')));
        if (sign < 0
                || (sign > 0 && !UTC.contains(text.substring(0, sign).strip().toUpperCase(Locale.ROOT)))) {
            return DateParser.NONE;
        }
        String digits = text.substring(sign + 1).replace(":", "");
        if (digits.isEmpty() || digits.length() > 4 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return DateParser.NONE;
        }
        int number = Integer.parseInt(digits);
        int hours = digits.length() <= 2 ? number : number / 100;
        int minutes = digits.length() <= 2 ? 0 : number % 100;
        int seconds = hours * 3600 + minutes * 60;
        return hours > 18 || minutes > 59 ? DateParser.NONE : text.charAt(sign) == '+' ? seconds : -seconds;
    }

    private int secondOfDay() {
        int hour = number();
        int minute = 0;
        int second = 0;
        boolean colon = false;
        if (at < length && (text[at] == ':' || text[at] == '.' || text[at] == 'h')) {
            at++;
            minute = number();
            colon = true;
            if (at < length && text[at] == ':') {
                at++;
                second = number();
                fraction();
            }
        }
        int half = half();
        if (half >= 0) {
            hour = hour < 1 || hour > 12 ? -1 : hour % 12 + half;
        } else if (!colon) {
            return -1;
        }
        return isTime(hour, minute, second) ? hour * 3600 + minute * 60 + second : -1;
    }

    private void fraction() {
        if (at < length && (text[at] == '.' || text[at] == ',' || text[at] == ':')) {
            at++;
            while (at < length && text[at] >= '0' && text[at] <= '9') {
                at++;
            }
        }
    }

    /** 0 for am, 12 for pm, -1 for neither. */
    private int half() {
        int before = at;
        blanks();
        int half = at >= length
                ? -1
                : Character.toLowerCase(text[at]) == 'a' ? 0 : Character.toLowerCase(text[at]) == 'p' ? 12 : -1;
        int i = at + 1;
        i += half >= 0 && i < length && text[i] == '.' ? 1 : 0;
        if (half < 0 || i >= length || Character.toLowerCase(text[i]) != 'm') {
            at = before;
            return -1;
        }
        at = i + 1;
        at += at < length && text[at] == '.' ? 1 : 0;
        return half;
    }

    /** A number of one or two digits; -1 if there is none. */
    private int number() {
        int value = 0;
        int begin = at;
        while (at < length && at < begin + 2 && text[at] >= '0' && text[at] <= '9') {
            value = 10 * value + text[at++] - '0';
        }
        return at == begin ? -1 : value;
    }

    private void blanks() {
        while (at < length && Cell.isBlank(text[at])) {
            at++;
        }
    }
}
