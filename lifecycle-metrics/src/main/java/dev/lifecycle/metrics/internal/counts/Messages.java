package dev.lifecycle.metrics.internal.counts;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String noEnd(String definition) {
        return "'" + definition + "' takes its last row for the end of observation, which no customer's state knows;"
                + " declare it with observedUntil(…)";
    }

    static String version(int seen, int newest) {
        return "the state is of format " + seen + ", but this library knows formats up to " + newest;
    }

    static String otherCounts(String seen, String expected) {
        return "the counts are of '" + seen + "', not of '" + expected + "'";
    }

    static String belowZero(String what, long row, long column, long count) {
        return "no customers count " + count + " times for '" + what + "' at " + row + ", " + column
                + "; add what they counted for before you take it away";
    }

    static String noPlace(String what, long row, long first, long last) {
        return "'" + what + "' is counted from " + first + " to " + last + " here, not at " + row;
    }

    static String cellTwice(String cell) {
        return cell + " is there twice or out of order";
    }
}
