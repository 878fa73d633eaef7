package dev.lifecycle;

/** The subject is the surrogate of somebody who was erased: nothing brings it back to life. Nothing was changed. */
public final class ErasedSubjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String subject;

    ErasedSubjectException(String model, String subject, String doing) {
        super(Messages.erasedSubject(model, subject, doing));
        this.subject = subject;
    }

    /** The surrogate. */
    public String subject() {
        return subject;
    }
}
