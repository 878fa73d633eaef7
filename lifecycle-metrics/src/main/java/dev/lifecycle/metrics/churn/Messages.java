package dev.lifecycle.metrics.churn;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String threshold(int days) {
        return "silence counts as churn after 1 day or more, not after " + days;
    }
}
