package dev.lifecycle.contact;

import dev.lifecycle.stage.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is said of contacts, and of rules that cannot be. */
final class Messages {

    /** Why a touchpoint is suppressed that the customer does not want. */
    static final String NO_CONSENT = "no consent";

    /** Why a touchpoint is postponed that may be one too many. */
    static final String ANOTHER_UNDERWAY = "another contact is under way";

    /** Why quiet hours cannot be told. */
    static final String NO_ZONE = "no time zone was given for the customer (null); answer one for everybody";

    /** Why a customer's contacts cannot be counted. */
    static final String NO_CUSTOMER =
            "customerOf was given no customer for the subject (null); answer one for everybody";

    private Messages() {}

    static String heldOut(String name) {
        return "HOLDOUT " + name;
    }

    static String holdout(String name, double share) {
        return String.format(Locale.ROOT, "%s: %.1f %% held out", name, 100 * share);
    }

    static String shortKey(int bytes, int shortest) {
        return "the key of a holdout has " + bytes + " bytes; give at least " + shortest + " that nobody can guess";
    }

    static String holdoutShare(double share) {
        return "the share of a holdout lies above 0 and below 1, but it is " + share;
    }

    static String holdoutOfNothing(String name) {
        return "the holdout '" + name + "' names no touch; leave touches() away to hold them out of all";
    }

    static String noHash(String hash) {
        return "this Java has no " + hash + ", by which holdouts are decided";
    }

    static String attemptFailed(String key, int attempt, int of) {
        return "could not deliver " + key + ", attempt " + attempt + " of " + of;
    }

    static String left(String stage) {
        return "left " + stage;
    }

    static String quietUntil(Instant end) {
        return "quiet hours until " + end;
    }

    static String capReached(int most, Duration window, @Nullable String channel) {
        return "cap of " + most + " in " + Texts.inWords(window) + (channel == null ? "" : " over " + channel)
                + " reached";
    }

    static String tooSoon(Set<String> touches, Duration coolDown) {
        return "less than " + Texts.inWords(coolDown) + " after the last '"
                + String.join("' or '", new TreeSet<>(touches)) + "'";
    }

    static String expired(Instant at) {
        return "expired at " + at;
    }

    static String hourOfDay(LocalTime hour) {
        return "to go out at " + hour + " of the customer's day";
    }

    static String badCoolDown(List<String> touches, Duration time) {
        return "a cool-down needs at least 1 touch and a positive time, not " + touches + " and " + Texts.inWords(time);
    }

    static String channelTwice(String name) {
        return "the channel '" + name + "' has rules of its own already; say all that differs in one place";
    }

    static String notOfOneChannel(String name) {
        return "the rules of channel '" + name
                + "' change customers, zones, the lease or channels, which hold for all; give these outside of it";
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
