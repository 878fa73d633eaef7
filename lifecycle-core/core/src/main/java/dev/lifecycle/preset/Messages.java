package dev.lifecycle.preset;

import dev.lifecycle.stage.Texts;
import java.time.Duration;

/** What this package has to say about values that cannot be. */
final class Messages {

    private Messages() {}

    static void requireWithin(int lowest, int value, int highest, String what) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(
                    what + " lies between " + lowest + " and " + highest + ", but is " + value + "; convert it first");
        }
    }

    static void requireAbove(int lower, String whatIsLower, int higher, String whatIsHigher) {
        if (higher <= lower) {
            throw new IllegalArgumentException(whatIsHigher + " is " + higher + " and " + whatIsLower + " " + lower
                    + ", so that a score could be both; set " + whatIsHigher + " above " + whatIsLower);
        }
    }

    static void requireShare(double value, String what) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    what + " lies between 0 and 1, but is " + value + "; divide a percentage by 100");
        }
    }

    static void requireAtLeastOne(long value, String what) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " is at least 1, but is " + value);
        }
    }

    static void requirePositive(Duration value, String what) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(
                    what + " is a length of time above zero, but is " + Texts.inWords(value));
        }
    }
}
