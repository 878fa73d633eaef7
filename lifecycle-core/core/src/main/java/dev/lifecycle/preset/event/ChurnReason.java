package dev.lifecycle.preset.event;

/**
 * Why a customer was lost. Reports that count reasons also say their coverage: the customers whose reason is {@linkplain #isKnown()
 * known}, of all who were lost.
 */
public enum ChurnReason {
    /** Expectations and needs have changed. */
    NEEDS_CHANGED,
    /** A competitor is cheaper. */
    COMPETITOR_PRICE,
    /** A competitor offers more for the money. */
    COMPETITOR_VALUE,
    /** The service was not good enough. */
    SERVICE_QUALITY,
    /** Interest faded away. */
    LOW_ENGAGEMENT,
    /** The payment failed and nobody mended it: the customer did not choose to leave. */
    PAYMENT_FAILURE,
    /** Too expensive, with no competitor named. */
    PRICE,
    /** Something they need is not there. */
    MISSING_FEATURE,
    /** The customer's business is no more. */
    CLOSED_BUSINESS,
    /** Known, but none of these. */
    OTHER,
    /** Nobody knows. */
    UNKNOWN;

    /** Whether the customer chose to leave. Only a failed payment is involuntary; an unknown reason counts as a choice. */
    public boolean isVoluntary() {
        return this != PAYMENT_FAILURE;
    }

    /** Whether somebody found out. */
    public boolean isKnown() {
        return this != UNKNOWN;
    }
}
