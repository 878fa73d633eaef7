package dev.lifecycle.metrics;

import org.jspecify.annotations.Nullable;

/**
 * A row that no metric can stand for: a missing customer or instant, a NaN, a negative count, a second currency. The message
 * holds what was wrong, the value seen and the row itself; nothing of the row has been counted.
 */
public class InvalidRowException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_OF_A_ROW = 500;

    /**
     * @param problem what is wrong, with the value seen
     * @param row     the row that had it, of which the message shows the first 500 characters
     */
    public InvalidRowException(String problem, @Nullable Object row) {
        super(text(problem, row));
    }

    /** With what the host threw when the row was read. */
    InvalidRowException(String problem, @Nullable Object row, RuntimeException cause) {
        super(text(problem, row), cause);
    }

    private static String text(String problem, @Nullable Object row) {
        String whole = String.valueOf(row);
        return problem + ", in row "
                + (whole.length() > MOST_OF_A_ROW ? whole.substring(0, MOST_OF_A_ROW) + "…" : whole);
    }
}
