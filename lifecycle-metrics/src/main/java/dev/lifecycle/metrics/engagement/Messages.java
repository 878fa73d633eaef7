package dev.lifecycle.metrics.engagement;

import java.time.Duration;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String negativeDwell(String dwell) {
        return "a dwell time is not negative, but it is " + dwell;
    }

    static Duration requireWindow(Duration window) {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("a window is longer than zero, but it is " + window);
        }
        return window;
    }

    static String fewerEligible(long eligible, long inviters) {
        return "fewer customers are eligible (" + eligible + ") than invited somebody (" + inviters + ")";
    }
}
