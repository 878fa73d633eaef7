package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.value.DateOrder;
import dev.lifecycle.examples.report.reading.value.DateText;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the user says things are written; what is null is found out.
 *
 * @param delimiter between fields
 * @param quoted    whether quotes surround fields; false if a quote is a character like any other
 * @param header    whether the first row names the columns
 * @param charset   of the bytes
 * @param dates     the format of dates
 * @param order     of day and month
 * @param decimal   the decimal sign, point or comma
 * @param nulls     words that mean nothing is there, in any case
 */
public record Notation(
        @Nullable Character delimiter,
        boolean quoted,
        boolean header,
        @Nullable Charset charset,
        @Nullable DateText dates,
        @Nullable DateOrder order,
        @Nullable Character decimal,
        List<String> nulls) {

    /** The words of most exports. */
    public static final List<String> NULLS = List.of("NULL", "NA", "None", "-");

    /** All found out. */
    public static final Notation FOUND_OUT = new Notation(null, true, true, null, null, null, null, NULLS);

    /** Copies the list. */
    public Notation {
        nulls = List.copyOf(nulls);
    }
}
