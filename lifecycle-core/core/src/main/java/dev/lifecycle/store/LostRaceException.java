package dev.lifecycle.store;

/**
 * Somebody else changed the subject, or what was read, while the host's own transaction was open. What the store wrote is undone, up to
 * its savepoint; the transaction itself is the host's to roll back and to run again from its beginning, for only a new one is sure to
 * see the change. Thrown by a store that {@linkplain LifecycleStore#isInTransaction() takes part} in such a transaction, and by a
 * lifecycle over it; nobody else throws it.
 */
public final class LostRaceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With what was being done, for whom, and that the transaction is to be run again. */
    public LostRaceException(String message) {
        super(message);
    }

    /** The same, with what the database said. */
    public LostRaceException(String message, Throwable cause) {
        super(message, cause);
    }
}
