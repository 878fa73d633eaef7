package dev.lifecycle.metrics.retention;

import java.util.Locale;

/** What departs from "a customer enters once, with the first row". */
enum EntryRule {
    /** Only some rows let a customer enter; the definition id names them elsewhere. */
    STARTED_BY,
    /** The very first row must be a start. */
    FIRST_EVER,
    /** Every start is an entry. */
    RECURRING,
    /** A declared date is the entry, whatever the rows say. */
    DECLARED_BIRTH;

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
