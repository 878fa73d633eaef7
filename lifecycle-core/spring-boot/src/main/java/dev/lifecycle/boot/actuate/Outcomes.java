package dev.lifecycle.boot.actuate;

import dev.lifecycle.stage.Outcome;

/** The word for what became of an event, in meters and observations. */
final class Outcomes {

    /** Where an event has no outcome, for handling it threw. */
    static final String FAILED = "failed";

    /** Of a stage or a type of event that is not known. */
    static final String NONE = "none";

    private Outcomes() {}

    static String word(Outcome outcome) {
        return outcome.fold(
                moved -> "moved",
                stayed -> "stayed",
                ignored -> "ignored",
                refused -> "refused",
                duplicate -> "duplicate");
    }
}
