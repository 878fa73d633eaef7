package dev.lifecycle;

/**
 * The subject is kept under a version of the model that this lifecycle does not know, as while a new one is being rolled out. It can be
 * read here; deciding is for those who know its version. Nothing was changed.
 */
public final class NewerVersionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String subject;
    private final int version;

    NewerVersionException(String model, String subject, int version, int known) {
        super(Messages.newerVersion(model, subject, version, known));
        this.subject = subject;
        this.version = version;
    }

    /** Whose position it is. */
    public String subject() {
        return subject;
    }

    /** The version it is kept under. */
    public int version() {
        return version;
    }
}
