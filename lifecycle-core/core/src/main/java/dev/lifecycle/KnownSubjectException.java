package dev.lifecycle;

import dev.lifecycle.model.Position;

/** A subject was to be adopted that already stands somewhere. Correct it instead. */
public final class KnownSubjectException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String subject;

    KnownSubjectException(Position found) {
        super(Messages.knownSubject(found));
        subject = found.subject();
    }

    /** Who is known already. */
    public String subject() {
        return subject;
    }
}
