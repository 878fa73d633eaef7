package dev.lifecycle.metrics;

/** The length of a reporting period. */
public enum PeriodUnit {
    /** A calendar day, 23 to 25 hours long. */
    DAY,
    /** Seven calendar days from the declared first day of the week. */
    WEEK,
    /** A calendar month. */
    MONTH,
    /** Three calendar months from January, April, July or October. */
    QUARTER,
    /** A calendar year. */
    YEAR
}
