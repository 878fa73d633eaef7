package dev.lifecycle.metrics.journey;

import java.time.Duration;
import java.util.Collection;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String unknownStep(String name, Collection<String> known) {
        return "there is no step '" + name + "'; the steps are " + String.join(", ", known);
    }

    static String window(Duration window) {
        return "a window is longer than zero, but it is " + window;
    }
}
