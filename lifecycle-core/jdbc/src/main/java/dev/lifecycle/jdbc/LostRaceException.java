package dev.lifecycle.jdbc;

/**
 * Somebody else changed the subject while the host's own transaction was open. What the store wrote is undone, up to its savepoint; the
 * transaction itself is the host's to roll back and to run again from its beginning, for only a new one is sure to see the change.
 */
public final class LostRaceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String model;
    private final String subject;

    LostRaceException(String model, String subject, long expectedRevision) {
        super(Messages.lostRace(model, subject, expectedRevision));
        this.model = model;
        this.subject = subject;
    }

    /** In which model. */
    public String model() {
        return model;
    }

    /** Who was changed. */
    public String subject() {
        return subject;
    }
}
