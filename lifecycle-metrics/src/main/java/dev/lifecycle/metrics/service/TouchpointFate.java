package dev.lifecycle.metrics.service;

/** What became of a planned touchpoint. */
public enum TouchpointFate {
    /** Its time has not come, or nobody has said yet what became of it. */
    PENDING,
    /** It reached the customer, as far as the sender knows. */
    SENT,
    /** It was not sent on purpose: no consent, too many already, the customer had left the stage, held out for a comparison. */
    HELD_BACK,
    /** It was to be sent, and could not be. */
    FAILED
}
