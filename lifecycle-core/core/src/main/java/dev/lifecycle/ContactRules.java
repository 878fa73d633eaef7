package dev.lifecycle;

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
     * Not between these times of day by the customer's own clock; the touchpoint is postponed to the end of them.
     *
     * @param zoneOf the customer's time zone
     * @throws IllegalArgumentException if both times are the same
     */
    public ContactRules quietHours(LocalTime from, LocalTime to, Function<String, ZoneId> zoneOf) {
        return new ContactRules(consent, new QuietHours(from, to), zoneOf, most, window, attempts, backoff, lease);
    }

    /**
     * No more than this many to one customer within the window before now, all models together; what is over is suppressed.
     *
     * @throws IllegalArgumentException if the number is below 1 or the window is not positive
     */
    public ContactRules cap(int mostInWindow, Duration lengthOfWindow) {
        if (mostInWindow < 1 || lengthOfWindow.isNegative() || lengthOfWindow.isZero()) {
            throw new IllegalArgumentException(Messages.badCap(mostInWindow, lengthOfWindow));
        }
        return new ContactRules(consent, quiet, zones, mostInWindow, lengthOfWindow, attempts, backoff, lease);
    }

    /**
     * How often a touchpoint is tried, and how long after the first failure it is tried again; twice as long after each further one.
     *
     * @throws IllegalArgumentException if below 1, or the time is not positive
     */
    public ContactRules retry(int most, Duration first) {
        if (most < 1 || first.isNegative() || first.isZero()) {
            throw new IllegalArgumentException(Messages.badRetry(most, first));
        }
        return new ContactRules(consent, quiet, zones, this.most, window, most, first, lease);
    }

    /**
     * How long one worker may take over a touchpoint before another takes it over.
     *
     * @throws IllegalArgumentException if not positive
     */
    public ContactRules lease(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException(Messages.badLease(time));
        }
        return new ContactRules(consent, quiet, zones, most, window, attempts, backoff, time);
    }
}
