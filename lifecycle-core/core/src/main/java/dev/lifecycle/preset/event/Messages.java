package dev.lifecycle.preset.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What this package has to say about values that cannot be. */
final class Messages {

    private Messages() {}

    static void requireWithin(int lowest, int value, int highest, String what) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(
                    what + " lies between " + lowest + " and " + highest + ", but is " + value + "; convert it first");
        }
    }

    static void requireShare(double value, String what) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    what + " lies between 0 and 1, but is " + value + "; divide a percentage by 100");
        }
    }

    static void requireNotNegative(int value, String what) {
        if (value < 0) {
            throw new IllegalArgumentException(what + " is at least 0, but is " + value);
        }
    }

    static void requireEnd(@Nullable Instant until) {
        Objects.requireNonNull(
                until, "a contract has an end; give one without end a date far away, such as the year 9999");
    }
}
