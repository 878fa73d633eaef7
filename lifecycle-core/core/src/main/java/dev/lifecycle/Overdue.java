package dev.lifecycle;

/** What becomes of timers that were due before a subject was brought in. */
public enum Overdue {
    /** They count as spent: what they would have led to is over. */
    SPENT,
    /** They fire at the next sweep, one after the other, each at its own instant, with the contacts they plan. */
    FIRE
}
