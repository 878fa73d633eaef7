package dev.lifecycle.metrics;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String emptyPeriod(String label, String start, String end) {
        return "a period starts before it ends, but " + label + " goes from " + start + " to " + end;
    }

    static String unknownPeriod(String label) {
        return "'" + label + "' is no period; write 2026, 2026-Q1, 2026-03, 2026-W05 or 2026-03-31";
    }

    static String noSuchWeek(int year, int week) {
        return "the year " + year + " has no week " + week;
    }

    static String wrongUnit(String label, String seen, String expected) {
        return "'" + label + "' is a " + seen + ", but this calendar counts in " + expected + "s";
    }

    static String otherCounts(String seen, String expected) {
        return "counts of '" + seen + "' cannot be put together with those of '" + expected + "'";
    }

    static String noSum(String definition) {
        return "'" + definition
                + "' does not come per customer; retention, growth, silence churn, stickiness, rolling actives, repeat rate,"
                + " funnels, checkout, surveys and stage flows over rows do";
    }

    static String missing(String what) {
        return "the " + what + " is missing (null)";
    }

    static String unreadable(String what, String why) {
        return "the " + what + " cannot be read: " + why;
    }

    static String columnLengths(int customers, int days) {
        return "columns need one value per row, but there are " + customers + " customers and " + days + " days";
    }

    static String blocks(int blocks) {
        return "columns can be cut into 1 or more blocks, not " + blocks;
    }
}
