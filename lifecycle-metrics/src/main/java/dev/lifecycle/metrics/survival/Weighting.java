package dev.lifecycle.metrics.survival;

/** How much the difference between groups at each event time counts. */
public enum Weighting {
    /** Every event the same: most powerful when hazards are proportional. Mantel 1966. */
    LOG_RANK,
    /**
     * By the pooled Kaplan–Meier survival just before the event, so that early differences count more. Peto and Peto 1972 in the form
     * of Harrington and Fleming 1982 with rho = 1, as R's survival package has it.
     */
    PETO_PETO,
    /** As {@link #PETO_PETO}, with the survival estimated as Π (1 − d/(n+1)) up to and including the event. Peto and Peto 1972. */
    PETO_PETO_MODIFIED,
    /** By how many were at risk: early differences count most, and censoring decides how much. Gehan 1965, Breslow 1970. */
    GEHAN_BRESLOW,
    /** By the square root of how many were at risk. Tarone and Ware 1977. */
    TARONE_WARE
}
