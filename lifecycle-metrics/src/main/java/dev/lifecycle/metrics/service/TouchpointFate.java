package dev.lifecycle.metrics.service;

import dev.lifecycle.stage.Touchpoint;

/** What became of a planned touchpoint. */
public enum TouchpointFate {
    /** Its time has not come, or nobody has said yet what became of it. */
    PENDING,
    /** It reached the customer, as far as the sender knows. */
    SENT,
    /** It was not sent on purpose: no consent, too many already, the customer had left the stage, held out for a comparison. */
    HELD_BACK,
    /** It was to be sent, and could not be. */
    FAILED;

    /** What a status of the model's own touchpoints comes down to: cancelled and suppressed are held back; expired failed, it was to be sent and came too late. */
    public static TouchpointFate of(Touchpoint.Status status) {
        return switch (status) {
            case PENDING -> PENDING;
            case SENT -> SENT;
            case CANCELLED, SUPPRESSED -> HELD_BACK;
            case FAILED, EXPIRED -> FAILED;
        };
    }
}
