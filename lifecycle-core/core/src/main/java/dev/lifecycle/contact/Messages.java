package dev.lifecycle.contact;

import dev.lifecycle.stage.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;

/** What is said of contacts, and of rules that cannot be. */
final class Messages {

    /** Why a touchpoint is suppressed that the customer does not want. */
    static final String NO_CONSENT = "no consent";

    /** Why a touchpoint is postponed that may be one too many. */
    static final String ANOTHER_UNDERWAY = "another contact is under way";

    /** Why quiet hours cannot be told. */
    static final String NO_ZONE = "quietHours was given no time zone for the customer (null); answer one for everybody";

    private Messages() {}

    static String attemptFailed(String key, int attempt, int of) {
        return "could not deliver " + key + ", attempt " + attempt + " of " + of;
    }

    static String left(String stage) {
        return "left " + stage;
    }

    static String quietUntil(Instant end) {
        return "quiet hours until " + end;
    }

    static String capReached(int most, Duration window) {
        return "cap of " + most + " in " + Texts.inWords(window) + " reached";
    }

    static String noQuietHours(LocalTime time) {
        return "quiet hours from " + time + " to " + time + " would be none or all; give two different times";
    }

    static String badCap(int most, Duration window) {
        return "a cap needs at least 1 contact and a positive window, not " + most + " in " + Texts.inWords(window);
    }

    static String badRetry(int attempts, Duration first) {
        return "a touchpoint needs at least 1 attempt and a positive wait, not " + attempts + " and "
                + Texts.inWords(first);
    }

    static String badLease(Duration lease) {
        return "a lease must be positive, not " + Texts.inWords(lease);
    }
}
