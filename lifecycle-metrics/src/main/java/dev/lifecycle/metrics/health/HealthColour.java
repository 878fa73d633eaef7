package dev.lifecycle.metrics.health;

/** What a health score comes down to at a glance, by the bounds its definition declares. */
public enum HealthColour {
    /** Below the bound of amber. */
    RED,
    /** From the bound of amber on, and below that of green. */
    AMBER,
    /** From the bound of green on. */
    GREEN
}
