package dev.lifecycle.metrics.churn;

import java.util.Locale;

/** At which moment of a cancellation a customer counts as churned. */
public enum ChurnRecognition {
    /** When the customer asked for it. */
    ON_REQUEST,
    /** When the paid time runs out. */
    ON_EFFECTIVE_END,
    /** When the provider closed the contract, for whatever reason. */
    ON_TERMINATION;

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
