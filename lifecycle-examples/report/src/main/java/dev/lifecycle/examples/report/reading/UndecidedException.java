package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.text.UnreadableException;

/** What was given can be read in two ways; the message names the option that decides. */
public final class UndecidedException extends UnreadableException {

    private static final long serialVersionUID = 1L;

    UndecidedException(String message) {
        super(message);
    }
}
