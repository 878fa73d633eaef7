package dev.lifecycle.examples.report.purchases;

/** A row, or the whole file, that cannot be read; the run stops. */
public final class MalformedRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedRowException(String message) {
        super(message);
    }
}
