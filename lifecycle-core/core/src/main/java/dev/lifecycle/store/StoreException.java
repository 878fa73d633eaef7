package dev.lifecycle.store;

/** A store that is broken, as opposed to a race lost, which is an answer. The message names what was being done and for whom. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With what the store was doing and what is wrong. */
    public StoreException(String message) {
        super(message);
    }

    /** With what the store was doing and what went wrong. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
