package dev.lifecycle.metrics.journey.checkout;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String window(String window) {
        return "a window is longer than zero, but it is " + window;
    }
}
