package dev.lifecycle.metrics.value.rfm;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String noSum(String text) {
        return "'" + text + "' is no sum of amounts";
    }
}
