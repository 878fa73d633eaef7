package dev.lifecycle.contact;

import dev.lifecycle.stage.TimeLimits;
import dev.lifecycle.store.Claim;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What must hold before a due touchpoint is carried out, asked at the last moment. Immutable.
 *
 * <pre>{@code
 * ContactRules.none()
 *         .consent(claim -> consents.of(claim.owner()))
 *         .quietHours(LocalTime.of(20, 0), LocalTime.of(8, 0), customers::zoneOf)
 *         .cap(3, Duration.ofDays(7))
 * }</pre>
 */
public final class ContactRules {

    private static final ContactRules NONE = new ContactRules(
            claim -> true,
            null,
            null,
            Integer.MAX_VALUE,
            Duration.ZERO,
            5,
            Duration.ofMinutes(5),
            Duration.ofMinutes(2));

    private static final Duration SHORTEST = Duration.ofNanos(1_000);

    final Predicate<Claim> consent;
    final @Nullable QuietHours quiet;
    final @Nullable Function<String, ZoneId> zones;
    final int most;
    final Duration window;
    final int attempts;
    final Duration backoff;
    final Duration lease;

    private ContactRules(
            Predicate<Claim> consent,
            @Nullable QuietHours quiet,
            @Nullable Function<String, ZoneId> zones,
            int most,
            Duration window,
            int attempts,
            Duration backoff,
            Duration lease) {
        this.consent = consent;
        this.quiet = quiet;
        this.zones = zones;
        this.most = most;
        this.window = window;
        this.attempts = attempts;
        this.backoff = backoff;
        this.lease = lease;
    }

    /** No rule but five attempts, the first retry after 5 minutes and each after twice the time, under a lease of 2 minutes. */
    public static ContactRules none() {
        return NONE;
    }

    /** Only with the customer's consent; without it the touchpoint is suppressed. */
    public ContactRules consent(Predicate<Claim> given) {
        return new ContactRules(given, quiet, zones, most, window, attempts, backoff, lease);
    }

    /**
     * Not between these times of day by the customer's own clock; the touchpoint is postponed to the end of them, which is the change
     * itself where the clocks leap over it.
     *
     * @param zoneOf the customer's time zone; if it throws or answers null, that is a failed attempt
     * @throws IllegalArgumentException if both times are the same
     */
    public ContactRules quietHours(LocalTime from, LocalTime to, Function<String, ZoneId> zoneOf) {
        return new ContactRules(consent, new QuietHours(from, to), zoneOf, most, window, attempts, backoff, lease);
    }

    /**
     * No more than this many to one customer within the window before now, all models together; what is over is suppressed.
     *
     * It holds exactly, whatever runs side by side: where others are about to send to the customer, the touchpoint waits.
     *
     * @throws IllegalArgumentException if the number is below 1, or the window is below a microsecond or longer than 365,250 days
     */
    public ContactRules cap(int mostInWindow, Duration lengthOfWindow) {
        if (mostInWindow < 1 || isTooShort(lengthOfWindow)) {
            throw new IllegalArgumentException(Messages.badCap(mostInWindow, lengthOfWindow));
        }
        TimeLimits.requireUsable(lengthOfWindow, "the window of a cap");
        return new ContactRules(consent, quiet, zones, mostInWindow, lengthOfWindow, attempts, backoff, lease);
    }

    /**
     * How often a touchpoint is tried, and how long after the first failure it is tried again; twice as long after each further one,
     * though never more than 365,250 days. A rule that throws counts as a failure, too.
     *
     * @throws IllegalArgumentException if below 1, or the time is below a microsecond or longer than 365,250 days
     */
    public ContactRules retry(int most, Duration first) {
        if (most < 1 || isTooShort(first)) {
            throw new IllegalArgumentException(Messages.badRetry(most, first));
        }
        TimeLimits.requireUsable(first, "the wait before a retry");
        return new ContactRules(consent, quiet, zones, this.most, window, most, first, lease);
    }

    /**
     * How long one worker may take over a touchpoint before another takes it over: from the moment it claims, and once more from the
     * moment it begins to send, by the store's clock. A send that takes longer may be repeated.
     *
     * @throws IllegalArgumentException if below a microsecond or longer than 365,250 days
     */
    public ContactRules lease(Duration time) {
        if (isTooShort(time)) {
            throw new IllegalArgumentException(Messages.badLease(time));
        }
        TimeLimits.requireUsable(time, "a lease");
        return new ContactRules(consent, quiet, zones, most, window, attempts, backoff, time);
    }

    /** Instants are kept to the microsecond, so what is shorter would come to nothing. */
    private static boolean isTooShort(Duration duration) {
        return duration.compareTo(SHORTEST) < 0;
    }
}
