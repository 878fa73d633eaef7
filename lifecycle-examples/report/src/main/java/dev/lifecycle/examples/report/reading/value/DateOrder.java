package dev.lifecycle.examples.report.reading.value;

/** Which of three numbers of a date is the day, where the year does not show it. */
public enum DateOrder {
    /** As in 31/12/2026 and 31.12.26. */
    DAY_FIRST("day first"),
    /** As in 12/31/2026. */
    MONTH_FIRST("month first"),
    /** As in 26/12/31. */
    YEAR_FIRST("year first");

    private final String words;

    DateOrder(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
