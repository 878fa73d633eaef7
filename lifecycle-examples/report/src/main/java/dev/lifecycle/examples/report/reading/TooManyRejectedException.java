package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.text.UnreadableException;

/** More rows cannot be read than are tolerated. */
public final class TooManyRejectedException extends UnreadableException {

    private static final long serialVersionUID = 1L;

    private final transient Rejects rejects;

    TooManyRejectedException(String message, Rejects rejects) {
        super(message);
        this.rejects = rejects;
    }

    /** The rows, as far as they were found before the run stopped. */
    public Rejects rejects() {
        return rejects;
    }
}
