package dev.lifecycle.jdbc;

import dev.lifecycle.store.NewerFormatException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * In which form a row is written: the oldest that says all there is to say, so that during a rolling deployment an older version of the
 * library refuses those rows alone that it would lose something of.
 */
final class RowFormat {

    /** Of the first release. */
    private static final int PLAIN = 1;

    /** With something in {@code memory} or {@code kept}. */
    private static final int REMEMBERING = 2;

    /** What an update sets where memory and kept values go; formats to come are not touched. */
    static final String PLAIN_AGAIN =
            "row_format = CASE WHEN row_format = " + REMEMBERING + " THEN " + PLAIN + " ELSE row_format END";

    private RowFormat() {}

    /** The format of a row with this in the column that came with the second one. */
    static int of(@Nullable String remembered) {
        return remembered == null ? PLAIN : REMEMBERING;
    }

    /** @throws NewerFormatException if it is later than those that are known */
    static void require(int format, Supplier<String> where) {
        if (format > REMEMBERING) {
            throw new NewerFormatException(Messages.newerFormat(format, REMEMBERING, where.get()));
        }
    }
}
