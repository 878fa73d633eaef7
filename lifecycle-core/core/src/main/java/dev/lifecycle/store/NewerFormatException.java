package dev.lifecycle.store;

/**
 * A row was written by a later version of this library, in a form that this one does not know. Whoever it belongs to is neither decided
 * on nor changed; everybody else is. The message names the row and says to update.
 */
public final class NewerFormatException extends StoreException {

    private static final long serialVersionUID = 1;

    /** With what was met, and what is known. */
    public NewerFormatException(String message) {
        super(message);
    }
}
