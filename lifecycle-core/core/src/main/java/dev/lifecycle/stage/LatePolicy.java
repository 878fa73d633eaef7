package dev.lifecycle.stage;

/** What becomes of an event that happened earlier than the instant its subject's position is already as of. */
public enum LatePolicy {
    /** It takes effect at the position's as-of instant; history keeps both instants. */
    APPLY,
    /** It is refused as late. */
    REFUSE,
    /**
     * The subject's whole past is worked out anew, as if the event had come in time, and the difference is appended to its history. Only a
     * {@code Lifecycle} over a store that keeps events can do so; no contact is planned by it, and those that no longer follow from
     * what happened are withdrawn.
     */
    RECOMPUTE
}
