package dev.lifecycle.metrics;

/**
 * A row that no metric can stand for: a missing customer or instant, a NaN, a negative count, a second currency. The message
 * holds what was wrong, the value seen and the row itself; nothing of the row has been counted.
 */
public class InvalidRowException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what is wrong, with the value seen
     * @param row     the row that had it
     */
    public InvalidRowException(String problem, Object row) {
        super(problem + ", in row " + row);
    }
}
