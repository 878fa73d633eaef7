package dev.lifecycle.stage;

/**
 * More timers are due than one commit may fire. Nothing was changed: fire them in portions first, as a {@code Lifecycle} does by itself.
 */
public final class TooManyStepsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says of whom. */
    public TooManyStepsException(String message) {
        super(message);
    }
}
