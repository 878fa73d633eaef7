package dev.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The hours of the day in which a customer is left in peace, by the customer's own clock.
 *
 * @param from the first quiet minute
 * @param to   the first minute that is no longer quiet; before {@code from} if the night lies between
 */
record QuietHours(LocalTime from, LocalTime to) {

    QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException(Messages.noQuietHours(from));
        }
    }

    /**
     * When they end, if they are on. On the day the clocks go forward an end that does not exist that day comes at the change; on the day
     * they go back, one that comes twice is its first coming, unless that is past.
     */
    Optional<Instant> endIfOn(Instant now, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        LocalTime time = local.toLocalTime();
        boolean overNight = to.isBefore(from);
        boolean on = overNight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!on) {
            return Optional.empty();
        }
        LocalDate day = overNight && !time.isBefore(from) ? local.toLocalDate().plusDays(1) : local.toLocalDate();
        ZonedDateTime end = day.atTime(to).atZone(zone);
        return Optional.of((end.toInstant().isAfter(now) ? end : end.withLaterOffsetAtOverlap()).toInstant());
    }
}
