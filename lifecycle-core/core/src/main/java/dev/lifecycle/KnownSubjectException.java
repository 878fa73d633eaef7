package dev.lifecycle;

import java.time.Instant;

/** A subject was to be adopted that already stands somewhere. Correct it instead. */
public final class KnownSubjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String subject;

    KnownSubjectException(String subject, String model, String stage, Instant since) {
        super(Messages.knownSubject(subject, model, stage, since));
        this.subject = subject;
    }

    /** Who is known already. */
    public String subject() {
        return subject;
    }
}
