package dev.lifecycle;

/** The store has nothing under this subject. Handle an event for it, or adopt it, first. */
public final class UnknownSubjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String subject;

    UnknownSubjectException(String model, String subject) {
        super(Messages.unknownSubject(model, subject));
        this.subject = subject;
    }

    /** Who is not known. */
    public String subject() {
        return subject;
    }
}
