package dev.lifecycle.examples.report.reading.value;

import java.util.List;
import java.util.regex.Pattern;

/** The pattern of a date that was read, such as {@code d/M/yyyy}, to tell how it was understood. */
public final class DatePattern {

    /** A zero before a digit shows that numbers are padded, which 12/11 does not. */
    private static final Pattern PADDED = Pattern.compile("([0-9]+[^0-9:]+)?0[0-9][^0-9:].*");

    private DatePattern() {}

    public static boolean isPadded(String text) {
        return PADDED.matcher(text).lookingAt();
    }

    /** Of this text, whose numbers stand in this order where the year is not first. */
    public static String of(String text, DateOrder order) {
        if (text.matches("[0-9]+([.,][0-9]+)?")) {
            int digits = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
            return digits == 8
                    ? "yyyyMMdd"
                    : digits == 14 ? "yyyyMMddHHmmss" : digits <= 11 ? "seconds since 1970" : "milliseconds since 1970";
        }
        StringBuilder pattern = new StringBuilder();
        List<String> letters = letters(text, order);
        boolean padded = letters.get(0).equals("y") || PADDED.matcher(text).lookingAt();
        int item = 0;
        int at = 0;
        while (at < text.length() && item < letters.size()) {
            char c = text.charAt(at);
            int begin = at;
            while (at < text.length()
                    && (isDigit(c) ? isDigit(text.charAt(at)) : isLetter(c) && isLetter(text.charAt(at)))) {
                at++;
            }
            if (at == begin) {
                pattern.append(c);
                at++;
            } else if (isDigit(c)) {
                pattern.append(digits(text.substring(begin, at), letters.get(item++), padded));
            } else {
                boolean day = MonthNames.isDay(MonthNames.number(text.substring(begin, at)));
                pattern.append(day ? "EEE" : at - begin > 3 ? "MMMM" : "MMM");
                item += day ? 0 : 1;
            }
        }
        return at < text.length() ? pattern + time(text.substring(at)) : pattern.toString();
    }

    private static List<String> letters(String text, DateOrder order) {
        if (text.matches("[0-9]{4}\\D.*")) {
            return List.of("y", "M", "d");
        }
        if (text.matches(".*?\\p{L}{3}.*")) {
            boolean dayFirst = MonthNames.number(text.replaceFirst("(?s)\\P{L}.*", "")) < 1;
            return dayFirst ? List.of("d", "M", "y") : List.of("M", "d", "y");
        }
        return switch (order) {
            case DAY_FIRST -> List.of("d", "M", "y");
            case MONTH_FIRST -> List.of("M", "d", "y");
            case YEAR_FIRST -> List.of("y", "M", "d");
        };
    }

    private static String digits(String digits, String letter, boolean padded) {
        return letter.repeat(padded || digits.length() > 2 || letter.equals("y") ? digits.length() : 1);
    }

    private static String time(String rest) {
        boolean half = rest.matches("(?i).*[0-9] ?[ap]\\.?m.*");
        boolean seconds = rest.matches(".*[0-9]:[0-9]{2}:[0-9]{2}.*");
        boolean zone = rest.matches("(?i).*([0-9] ?[+\\-\u2212][0-9:]+|[0-9] ?Z|UTC|GMT|/.+)\\]?$");
        return (rest.startsWith("T") ? "'T'" : " ")
                + (half ? "h:mm" : "HH:mm")
                + (seconds ? ":ss" : "")
                + (half ? " a" : "")
                + (zone ? " with offset" : "");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return Character.isLetter(c);
    }
}
