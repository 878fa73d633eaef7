package dev.lifecycle.store;

/** What a store answers to a commit. Losing a race is an answer; only a broken store throws. */
public enum CommitResult {
    /** All of it is kept. */
    COMMITTED,
    /** Somebody changed the subject first; nothing was kept. Read again, decide again. */
    STALE,
    /** This event id is known for this model and subject; nothing was kept. */
    DUPLICATE
}
