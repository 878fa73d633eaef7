package dev.lifecycle.metrics.rate;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String partOutsideWhole(long part, long whole) {
        return "a rate needs 0 ≤ part ≤ whole, but part is " + part + " and whole is " + whole;
    }

    static String boundsOutOfOrder(double low, double high) {
        return "an interval needs low ≤ high, but low is " + low + " and high is " + high;
    }

    static String confidenceOutside(double confidence) {
        return "a confidence lies between 0 and 1, both excluded, such as 0.95, but it is " + confidence;
    }

    static String noChange(double difference, double standardError) {
        return "a change needs two numbers with standard errors ≥ 0, but the difference is " + difference
                + " and its standard error " + standardError;
    }

    static String negativeCount(long events) {
        return "a count is 0 or more, but it is " + events;
    }
}
