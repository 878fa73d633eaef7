package dev.lifecycle.stage;

import java.time.Duration;
import java.time.Period;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Checks of the texts that come in from outside: names and ids. For stores and other code around a model that takes such texts, so that
 * all of them refuse the same ones in the same words.
 */
public final class Texts {

    /** The most UTF-16 units an id may have. */
    public static final int LONGEST_ID = 255;

    /** The most UTF-16 units the name of a model may have. */
    public static final int LONGEST_MODEL_NAME = 128;

    /** The most UTF-16 units that are kept of a free text. */
    public static final int LONGEST_TEXT = 1_000;

    private static final int SHOWN = 40;
    private static final char REPLACEMENT = 0xFFFD;
    private static final char LINE_SEPARATOR = 0x2028;
    private static final char PARAGRAPH_SEPARATOR = 0x2029;

    private Texts() {}

    /**
     * The text itself, if it says anything. What it is made of is not looked at: ids that are stored already are read as they are.
     *
     * @param what what it is, for the message, such as {@code "a model name"}
     * @throws NullPointerException     if there is none, naming what is missing
     * @throws IllegalArgumentException if it is blank
     */
    public static String requireText(@Nullable String value, String what) {
        if (value == null) {
            throw new NullPointerException(what + " must not be null");
        }
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
        return value;
    }

    /**
     * The id itself, if it is one.
     *
     * @param what what it is, for the message, such as {@code "a subject id"}
     * @throws NullPointerException     if there is none
     * @throws IllegalArgumentException if it is blank, longer than {@value #LONGEST_ID} UTF-16 units, has a control character, U+2028 or
     *                                  U+2029, or half of a surrogate pair; the message says where
     */
    public static String requireId(@Nullable String value, String what) {
        return require(value, what, LONGEST_ID);
    }

    /**
     * The name of a model itself, if it is one: an id of at most {@value #LONGEST_MODEL_NAME} UTF-16 units.
     *
     * @throws NullPointerException     if there is none
     * @throws IllegalArgumentException as for {@linkplain #requireId an id}
     */
    public static String requireModelName(@Nullable String value) {
        return require(value, "a model name", LONGEST_MODEL_NAME);
    }

    private static String require(@Nullable String value, String what, int longest) {
        String text = requireText(value, what);
        if (text.length() > longest) {
            throw new IllegalArgumentException(what + " may have " + longest + " characters at most, but this one has "
                    + text.length() + ": " + keepable(text.substring(0, SHOWN)) + "…");
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isSound(text, i)) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "%s may have no %s, but '%s' has U+%04X at index %d; take it out before the id comes in",
                        what,
                        kind(text.charAt(i)),
                        shown(text),
                        (int) text.charAt(i),
                        i));
            }
        }
        return text;
    }

    /**
     * A free text (a note, a reason, an error of somebody else's program) as every database keeps it: control characters other than tab
     * and line breaks, and halves of surrogate pairs, become U+FFFD, and what is longer than {@value #LONGEST_TEXT} UTF-16 units is cut,
     * never inside a pair, and ends with {@code …}. Never refused.
     */
    public static String keepable(String text) {
        StringBuilder kept = null;
        int end = Math.min(text.length(), LONGEST_TEXT);
        for (int i = 0; i < end; i++) {
            char unit = text.charAt(i);
            boolean keeps = isSound(text, i) || (unit == '\t' || unit == '\n' || unit == '\r') || isBreak(unit);
            if (!keeps) {
                kept = kept == null ? new StringBuilder(text) : kept;
                kept.setCharAt(i, REPLACEMENT);
            }
        }
        String whole = kept == null ? text : kept.toString();
        if (whole.length() <= LONGEST_TEXT) {
            return whole;
        }
        int cut = LONGEST_TEXT - 1;
        return whole.substring(0, Character.isHighSurrogate(whole.charAt(cut - 1)) ? cut - 1 : cut) + "…";
    }

    /** The text in one line, for a log that nobody can forge lines of: control characters and line breaks become U+FFFD. */
    public static String inOneLine(String text) {
        StringBuilder line = null;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isISOControl(unit) || isBreak(unit)) {
                line = line == null ? new StringBuilder(text) : line;
                line.setCharAt(i, REPLACEMENT);
            }
        }
        return line == null ? text : line.toString();
    }

    /** A duration as a person says it: {@code 14 days}, {@code 1 hour 30 minutes}, {@code 0 seconds}. */
    public static String inWords(Duration duration) {
        if (duration.isNegative()) {
            // the longest one of all backwards has no absolute value; nobody misses its last second
            Duration last = Duration.ofSeconds(-Long.MAX_VALUE);
            return "minus " + inWords(duration.compareTo(last) < 0 ? last.abs() : duration.abs());
        }
        StringBuilder words = new StringBuilder();
        say(words, duration.toDays(), "day");
        say(words, duration.toHoursPart(), "hour");
        say(words, duration.toMinutesPart(), "minute");
        long micros = duration.toNanosPart() / 1_000;
        if (micros > 0) {
            String fraction = String.format(Locale.ROOT, "%06d", micros).replaceAll("0+$", "");
            words.append(words.isEmpty() ? "" : " ")
                    .append(duration.toSecondsPart())
                    .append('.')
                    .append(fraction)
                    .append(" seconds");
        } else {
            say(words, duration.toSecondsPart(), "second");
        }
        return words.isEmpty() ? "0 seconds" : words.toString();
    }

    /** A period as a person says it: {@code 1 year 6 months}, {@code 0 days}. */
    public static String inWords(Period period) {
        StringBuilder words = new StringBuilder();
        say(words, period.getYears(), "year");
        say(words, period.getMonths(), "month");
        say(words, period.getDays(), "day");
        return words.isEmpty() ? "0 days" : words.toString();
    }

    /** A revision as the four bytes in which positions keep it. */
    public static int requireRevision(long revision, String subject) {
        if (revision < 0 || revision > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the position of '" + subject + "' needs a revision of 0 to 2147483647, but has " + revision);
        }
        return (int) revision;
    }

    private static void say(StringBuilder words, long count, String unit) {
        if (count > 0) {
            words.append(words.isEmpty() ? "" : " ").append(count).append(' ').append(unit);
            words.append(count == 1 ? "" : "s");
        }
    }

    /** Whether the unit at this index is neither a control character, nor a break of lines, nor half of a surrogate pair. */
    private static boolean isSound(String text, int index) {
        char unit = text.charAt(index);
        if (Character.isHighSurrogate(unit)) {
            return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
        }
        if (Character.isLowSurrogate(unit)) {
            return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        }
        return !Character.isISOControl(unit) && !isBreak(unit);
    }

    private static boolean isBreak(char unit) {
        return unit == LINE_SEPARATOR || unit == PARAGRAPH_SEPARATOR;
    }

    private static String kind(char unit) {
        return Character.isSurrogate(unit)
                ? "half of a surrogate pair"
                : isBreak(unit) ? "line break" : "control character";
    }

    private static String shown(String text) {
        return inOneLine(keepable(text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text));
    }
}
