package dev.lifecycle.metrics.journey;

/** Where in the relation an effort was made. */
public enum Phase {
    /** Before the purchase. */
    BEFORE,
    /** During it. */
    DURING,
    /** After it. */
    AFTER
}
