package dev.lifecycle;

/** Others kept changing the subject while an event of it was being handled. Nothing was kept of the event; handle it again later. */
public final class ConcurrentChangeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String subject;
    private final long revision;
    private final int attempts;

    ConcurrentChangeException(String subject, String doing, long revision, int attempts) {
        super(Messages.concurrentChange(subject, doing, revision, attempts));
        this.subject = subject;
        this.revision = revision;
        this.attempts = attempts;
    }

    /** Whose event it was. */
    public String subject() {
        return subject;
    }

    /** The revision found at the last attempt. */
    public long revision() {
        return revision;
    }

    /** How often it was tried. */
    public int attempts() {
        return attempts;
    }
}
