package dev.lifecycle.model;

/** What becomes of an event that happened earlier than the instant its subject's position is already as of. */
public enum LatePolicy {
    /** It takes effect at the position's as-of instant; history keeps both instants. */
    APPLY,
    /** It is refused as late. */
    REFUSE
}
