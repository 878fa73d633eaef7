package dev.lifecycle.examples.report.reading.value;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names of months and days of the week, long and short, in the languages of most exports. */
final class MonthNames {

    private static final List<Locale> LANGUAGES = List.of(
            Locale.ENGLISH,
            Locale.GERMAN,
            Locale.FRENCH,
            Locale.ITALIAN,
            Locale.forLanguageTag("es"),
            Locale.forLanguageTag("nl"),
            Locale.forLanguageTag("pt"));

    private static final int DAY = 0;
    private static final Map<String, Integer> NUMBERS = new HashMap<>();

    static {
        NUMBERS.put("sept", 9);
        for (Locale language : LANGUAGES) {
            for (TextStyle style :
                    List.of(TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE, TextStyle.SHORT_STANDALONE)) {
                for (Month month : Month.values()) {
                    NUMBERS.putIfAbsent(plain(month.getDisplayName(style, language), language), month.getValue());
                }
                for (DayOfWeek day : DayOfWeek.values()) {
                    NUMBERS.putIfAbsent(plain(day.getDisplayName(style, language), language), DAY);
                }
            }
        }
    }

    private MonthNames() {}

    /** 1 to 12, 0 for a day of the week, -1 for any other word. */
    static int number(String word) {
        return NUMBERS.getOrDefault(word.toLowerCase(Locale.ROOT), -1);
    }

    static boolean isDay(int number) {
        return number == DAY;
    }

    private static String plain(String name, Locale language) {
        return name.toLowerCase(language).replace(".", "");
    }
}
