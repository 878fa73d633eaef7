package dev.lifecycle.stage;

/** What a row of history, or a step of a decision, says happened. */
public enum Kind {
    /** The subject's first appearance, in the start stage. */
    STARTED,
    /** A rule led to another stage, or into the same one again. */
    MOVED,
    /** A rule fired and the subject stayed. */
    STAYED,
    /** A rule matched an event that is to be ignored; it counts as activity. */
    IGNORED,
    /** An event found no rule that would have it, or a timer's guard said no. */
    REFUSED,
    /** The host brought in a customer who was already somewhere. */
    ADOPTED,
    /** Somebody moved the subject by hand. */
    CORRECTED,
    /** The subject was taken over into another version of the model. */
    MIGRATED,
    /** Another subject's history was joined to this one. */
    MERGED,
    /** The past was worked out anew because something came late. */
    RECOMPUTED,
    /** The person was erased. */
    ERASED
}
