package dev.lifecycle.examples.benchmarks.bulk;

import java.util.Locale;

/** What is asked of the purchases. */
public enum BulkJob {
    /** Monthly first-time cohorts: how many were active k months later. */
    RETENTION,
    /** By month: new, returning, resurrected and dormant customers. */
    GROWTH,
    /** By customer: repeat days, recency, age, mean spend. */
    SUMMARY;

    /** The file with its SQL. */
    String resource() {
        return name().toLowerCase(Locale.ROOT) + ".sql";
    }
}
