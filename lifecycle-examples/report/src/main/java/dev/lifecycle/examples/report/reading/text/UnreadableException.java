package dev.lifecycle.examples.report.reading.text;

/** What was given cannot be used as it is; the message says where, what stands there and what to do. */
public class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message of one line. */
    public UnreadableException(String message) {
        super(message);
    }
}
