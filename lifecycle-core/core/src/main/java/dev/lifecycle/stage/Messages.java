package dev.lifecycle.stage;

import java.time.Duration;
import java.time.Instant;

/** What is said of stages without an id, of times that are out of reach and of contacts that were cancelled. */
final class Messages {

    /** Why a touchpoint that is pending at an erasure is cancelled. */
    static final String ERASED = "the customer was erased";

    private Messages() {}

    static String left(String stage) {
        return "left " + stage;
    }

    static String stageWithoutId(String type) {
        return "stage class " + type + " is no enum, so it has no name to go by; let it override id()";
    }

    static String durationTooLong(String what, Duration duration, Duration longest) {
        return what + " may be " + longest.toDays() + " days at most, but was " + Texts.inWords(duration);
    }

    static String instantOutOfReach(String what, Instant instant, Instant earliest, Instant latest) {
        return what + " takes an instant from " + earliest + " to " + latest + ", not " + instant;
    }
}
