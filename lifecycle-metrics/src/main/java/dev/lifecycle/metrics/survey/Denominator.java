package dev.lifecycle.metrics.survey;

/** Whom a survey's shares are of. */
public enum Denominator {
    /** Those who answered; dismissals are told apart. The default. */
    ANSWERED,
    /** All who saw it: dismissals are in the whole, but in no part. */
    SHOWN;

    String id() {
        return this == ANSWERED ? "answered" : "shown";
    }
}
