package dev.lifecycle.metrics.retention;

/** What makes a customer new. */
public enum BirthRule {

    /** The first row given to the metric: a customer is new when first active. The default. */
    FIRST_QUALIFYING_EVENT,

    /**
     * A declared date, such as the creation of the profile: a customer is new only when first active in that very period, else
     * resurrected. Customers imported later, or active long after signing up, are then never new.
     */
    DECLARED_DATE;

    String id() {
        return this == FIRST_QUALIFYING_EVENT ? "first-event" : "declared-date";
    }
}
