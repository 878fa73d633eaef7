package dev.lifecycle.metrics;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A row that no metric can stand for: a missing customer or instant, a NaN, a negative count, a second currency. Nothing of the row
 * has been counted.
 *
 * <p>The message holds what was wrong, the value seen, and the place of the row in what was collected. Of the row itself it shows nothing, because rows are
 * about people and messages end in logs; who may see it asks {@link #row()}.
 */
public class InvalidRowException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final long UNKNOWN = -1;

    private final transient @Nullable Object row;
    private long place = UNKNOWN;

    /**
     * @param problem what is wrong, with the value seen
     * @param row     the row that had it
     */
    public InvalidRowException(String problem, @Nullable Object row) {
        super(problem);
        this.row = row;
    }

    /** With what the host threw when the row was read. */
    InvalidRowException(String problem, @Nullable Object row, RuntimeException cause) {
        super(problem, cause);
        this.row = row;
    }

    /** The same, of the row at this place, counted from 0, of a block of columns. */
    public InvalidRowException at(long index) {
        place = index;
        return this;
    }

    /**
     * The place of the row, counted from 0, in the stream that was collected, or in its block of columns. Empty where nobody counted: of a row added by
     * itself, and in a stream that several threads, or several groups, read at once.
     */
    public OptionalLong place() {
        return place == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(place);
    }

    /** The row itself; empty if it is null, or the exception was read from elsewhere. */
    public Optional<Object> row() {
        return Optional.ofNullable(row);
    }

    /** What is wrong, and {@code in row 17, counted from 0} where that is known. */
    @Override
    public String getMessage() {
        return super.getMessage()
                + (place == UNKNOWN ? ", in a row that row() holds" : ", in row " + place + ", counted from 0");
    }
}
