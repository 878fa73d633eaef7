package dev.lifecycle.metrics.journey;

import java.util.Locale;

/** How the events of a funnel must follow each other. */
public enum FunnelOrder {
    /** Each step after the one before, with anything in between. The default. */
    SEQUENTIAL,
    /** Each step directly after the one before: any other event of the subject in between breaks the row, a repeated step too. */
    STRICT,
    /** Each step after the one before, with nothing but earlier steps over again in between: any other event breaks the row. */
    STRICT_ORDER,
    /** The steps in whatever order; what counts is how many different ones. */
    ANY;

    String id() {
        return this == ANY ? "any-order" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
