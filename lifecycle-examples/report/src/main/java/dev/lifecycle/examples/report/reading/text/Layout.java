package dev.lifecycle.examples.report.reading.text;

import java.util.List;

/**
 * How a text is made of rows and columns.
 *
 * @param json      whether each row is a JSON object
 * @param delimiter between fields
 * @param quote     around fields; {@link #NO_QUOTE} if a quote is a character like any other
 * @param header    the names of the columns
 * @param before    lines before the first row, the header among them
 */
public record Layout(boolean json, char delimiter, char quote, List<String> header, long before) {

    /** A private-use character, which no exported text holds. */
    public static final char NO_QUOTE = '\uE000';

    public static final char QUOTE = '"';

    /** Copies the list. */
    public Layout {
        header = List.copyOf(header);
    }

    public int width() {
        return header.size();
    }

    /** What separates, in words. */
    public String told() {
        return json ? "JSON lines" : name(delimiter) + (quote == NO_QUOTE ? ", no quotes" : "");
    }

    public static String name(char delimiter) {
        return switch (delimiter) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case '|' -> "pipe";
            default -> "'" + delimiter + "'";
        };
    }
}
