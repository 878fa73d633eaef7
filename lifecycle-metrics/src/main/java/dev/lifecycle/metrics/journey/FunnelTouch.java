package dev.lifecycle.metrics.journey;

/** From which of several first steps, all followed by the same further steps, times to convert are counted. */
enum FunnelTouch {
    /** The first from which the subject got as far within the window. */
    FIRST,
    /** The latest before the row of steps that got there first. */
    LATEST;

    String id() {
        return this == FIRST ? "/from-first" : "/from-latest";
    }
}
