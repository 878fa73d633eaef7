package dev.lifecycle.metrics.effect;

import java.util.List;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String noAmount(String amount) {
        return "an amount has up to two decimals and is no more than 10^15, but it is " + amount;
    }

    static String noGroup() {
        return "a customer is in no group";
    }

    static String expected(double difference) {
        return "the expected difference of rates lies between 0 and 1, but it is " + difference;
    }

    static String confidence(double confidence) {
        return "a confidence lies between 0 and 1, but it is " + confidence;
    }

    static String lookedAlready(int looks) {
        return "there were " + looks + " looks already; the confidence is declared before the first";
    }

    static String noPath(List<String> channels, long conversions, long lost) {
        return "a path has a channel and counts that are not negative, but it has " + channels + ", " + conversions
                + " converted and " + lost + " lost";
    }

    static String lookBack(String time) {
        return "the time to look back is longer than zero, but it is " + time;
    }
}
