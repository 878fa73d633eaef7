package dev.lifecycle.model;

import org.jspecify.annotations.Nullable;

/**
 * A guard or chooser of the host's threw, or a chooser chose a stage it had not declared. Never taken for a "no"; nothing was changed
 * or saved, and the event may be handled again once the cause is mended.
 */
public final class RuleFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String subject;
    private final String rule;
    private final String event;

    RuleFailedException(String message, String subject, String rule, String event, @Nullable Exception cause) {
        super(message, cause);
        this.subject = subject;
        this.rule = rule;
        this.event = event;
    }

    /** Whose event it was. */
    public String subject() {
        return subject;
    }

    /** The id of the rule that failed. */
    public String rule() {
        return rule;
    }

    /** The event type's id, or the timer. */
    public String event() {
        return event;
    }
}
