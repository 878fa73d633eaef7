package dev.lifecycle.metrics.survival;

/** When two times are one time. */
public enum Ties {
    /**
     * Times closer to each other than 1.5e-8 of the mean of all distinct times (durations and entries, of all groups) are one, the
     * earliest of them: arithmetic has moved them by a last digit. The default, and what {@code timefix} does in R's survival package.
     */
    BY_ROUNDING,
    /** Only equal numbers are one time. */
    EXACT
}
