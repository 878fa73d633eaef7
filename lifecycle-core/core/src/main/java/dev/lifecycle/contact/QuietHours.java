package dev.lifecycle.contact;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * The hours of the day in which a customer is left in peace, by the customer's own clock.
 *
 * @param from the first quiet minute
 * @param to   the first minute that is no longer quiet; before {@code from} if the night lies between
 */
record QuietHours(LocalTime from, LocalTime to) {

    QuietHours {
        from = from.truncatedTo(ChronoUnit.MICROS);
        to = to.truncatedTo(ChronoUnit.MICROS);
        if (from.equals(to)) {
            throw new IllegalArgumentException(Messages.noQuietHours(from));
        }
    }

    /**
     * When they end, if they are on: the first instant at which the customer's clock shows a time outside of them. Where the clocks leap
     * over the end, that is the change; where they go back over it, its first coming, unless that is past.
     */
    Optional<Instant> endIfOn(Instant now, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Instant from = now;
        while (isOn(from, rules)) {
            Instant end = endWithoutChange(from, rules.getOffset(from));
            ZoneOffsetTransition change = rules.nextTransition(from);
            from = change != null && change.getInstant().isBefore(end) ? change.getInstant() : end;
        }
        return from.equals(now) ? Optional.empty() : Optional.of(from);
    }

    private boolean isOn(Instant instant, ZoneRules rules) {
        LocalTime time =
                LocalDateTime.ofInstant(instant, rules.getOffset(instant)).toLocalTime();
        return to.isBefore(from)
                ? !time.isBefore(from) || time.isBefore(to)
                : !time.isBefore(from) && time.isBefore(to);
    }

    /** The next time that a clock which is never changed shows the end. */
    private Instant endWithoutChange(Instant instant, ZoneOffset offset) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, offset);
        LocalDateTime end = local.toLocalDate().atTime(to);
        return (end.isAfter(local) ? end : end.plusDays(1)).toInstant(offset);
    }
}
