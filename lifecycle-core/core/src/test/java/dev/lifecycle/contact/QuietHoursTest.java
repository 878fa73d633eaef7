package dev.lifecycle.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    @ParameterizedTest(name = "{0}: {1}–{2} at {3} in {4} → {5}")
    @CsvSource(
            nullValues = "-",
            value = {
                "over night before midnight, 20:00, 08:00, 2026-01-10T22:00:00Z, Europe/Paris, 2026-01-11T07:00:00Z",
                "over night after midnight,  20:00, 08:00, 2026-01-11T02:00:00Z, Europe/Paris, 2026-01-11T07:00:00Z",
                "the first quiet minute,     20:00, 08:00, 2026-01-10T19:00:00Z, Europe/Paris, 2026-01-11T07:00:00Z",
                "the first minute after,     20:00, 08:00, 2026-01-11T07:00:00Z, Europe/Paris, -",
                "in the day,                 20:00, 08:00, 2026-01-10T12:00:00Z, Europe/Paris, -",
                "the same instant elsewhere, 20:00, 08:00, 2026-01-10T22:00:00Z, America/New_York, -",
                "siesta on,                  13:00, 15:00, 2026-01-10T13:30:00Z, Europe/Paris, 2026-01-10T14:00:00Z",
                "siesta over,                13:00, 15:00, 2026-01-10T14:00:00Z, Europe/Paris, -",
                "clocks forward: a short night,  20:00, 08:00, 2026-03-28T22:00:00Z, Europe/Paris, 2026-03-29T06:00:00Z",
                "clocks forward: an end that does not exist, 20:00, 02:30, 2026-03-28T23:00:00Z, Europe/Paris, 2026-03-29T01:00:00Z",
                "clocks forward: the missing hour of issue and law, 22:00, 02:30, 2026-03-28T22:30:00Z, Europe/Paris, 2026-03-29T01:00:00Z",
                "clocks forward: on the end itself, 22:00, 02:00, 2026-03-28T22:30:00Z, Europe/Paris, 2026-03-29T01:00:00Z",
                "half an hour forward, 22:00, 02:15, 2026-10-03T13:00:00Z, Australia/Lord_Howe, 2026-10-03T15:30:00Z",
                "half an hour back,    22:00, 01:45, 2026-04-04T13:00:00Z, Australia/Lord_Howe, 2026-04-04T14:45:00Z",
                "forward at midnight,  20:00, 00:30, 2018-11-04T02:30:00Z, America/Sao_Paulo, 2018-11-04T03:00:00Z",
                "a day that is skipped, 20:00, 08:00, 2011-12-30T08:00:00Z, Pacific/Apia, 2011-12-30T18:00:00Z",
                "a skipped day's quiet end is a change that is loud, 23:00, 00:00, 2011-12-30T09:30:00Z, Pacific/Apia, 2011-12-30T10:00:00Z",
                "clocks back out of them, 02:30, 04:00, 2026-10-25T00:45:00Z, Europe/Paris, 2026-10-25T01:00:00Z",
                "quiet but for the last nanosecond, 00:00, 23:59:59.999999999, 2026-01-10T12:00:00Z, UTC, 2026-01-10T23:59:59.999999Z",
                "clocks back: a long night,      20:00, 08:00, 2026-10-24T22:00:00Z, Europe/Paris, 2026-10-25T07:00:00Z",
                "clocks back: an end that comes twice, 20:00, 02:30, 2026-10-24T22:00:00Z, Europe/Paris, 2026-10-25T00:30:00Z",
                "clocks back: quiet again after the hour returns, 20:00, 02:30, 2026-10-25T01:10:00Z, Europe/Paris, 2026-10-25T01:30:00Z"
            })
    void they_end_by_the_customers_own_clock(
            String what, LocalTime from, LocalTime to, Instant now, ZoneId zone, Instant end) {
        if (end == null) {
            assertThat(new QuietHours(from, to).endIfOn(now, zone)).isEmpty();
        } else {
            assertThat(new QuietHours(from, to).endIfOn(now, zone)).contains(end);
        }
    }

    @Test
    @DisplayName(
            "L-34: in every zone, around every change of its clocks, they end at the first instant that is not quiet")
    void they_end_at_the_first_instant_that_is_not_quiet() {
        Random random = new Random(14);
        int asked = 0;
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(id);
            ZoneRules rules = zone.getRules();
            List<ZoneOffsetTransition> changes = new ArrayList<>(rules.getTransitions());
            ZoneOffsetTransition next = rules.nextTransition(Instant.parse("2026-01-01T00:00:00Z"));
            for (int i = 0; next != null && i < 4; i++) {
                changes.add(next);
                next = rules.nextTransition(next.getInstant());
            }
            for (ZoneOffsetTransition change : changes) {
                // half of the ends lie within what is leapt over or comes twice
                long seconds = Math.max(60, Math.abs(change.getDuration().toSeconds()));
                LocalTime near = change.getDateTimeBefore()
                        .toLocalTime()
                        .plusSeconds(change.isGap() ? 0 : -seconds)
                        .plusSeconds((long) (random.nextDouble() * seconds));
                LocalTime to = (random.nextBoolean() ? near : LocalTime.ofSecondOfDay(random.nextInt(86_400)))
                        .truncatedTo(ChronoUnit.MINUTES);
                LocalTime from = to.minusMinutes(1 + random.nextInt(1_438));
                Instant now = change.getInstant().minusSeconds(random.nextInt(100_000) - 10_000);
                assertThat(new QuietHours(from, to).endIfOn(now, zone))
                        .as("%s–%s at %s in %s", from, to, now, id)
                        .isEqualTo(firstLoud(from, to, now, zone));
                asked++;
            }
        }
        assertThat(asked).isGreaterThan(10_000);
    }

    /** By looking at the customer's clock at every instant at which the answer can change. */
    private static Optional<Instant> firstLoud(LocalTime from, LocalTime to, Instant now, ZoneId zone) {
        TreeSet<Instant> candidates = new TreeSet<>(List.of(now));
        LocalDate day = now.atZone(zone).toLocalDate();
        for (int d = -1; d <= 3; d++) {
            LocalDateTime end = day.plusDays(d).atTime(to);
            zone.getRules().getValidOffsets(end).forEach(offset -> candidates.add(end.toInstant(offset)));
        }
        ZoneOffsetTransition change = zone.getRules().nextTransition(now);
        for (int i = 0; change != null && i < 3; i++) {
            candidates.add(change.getInstant());
            change = zone.getRules().nextTransition(change.getInstant());
        }
        Instant loud = candidates.tailSet(now).stream()
                .filter(instant -> !isQuiet(from, to, instant.atZone(zone).toLocalTime()))
                .findFirst()
                .orElseThrow();
        return loud.equals(now) ? Optional.empty() : Optional.of(loud);
    }

    private static boolean isQuiet(LocalTime from, LocalTime to, LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !time.isBefore(from) || time.isBefore(to);
    }

    @Test
    void hours_of_no_length_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON))
                .withMessageContaining("from 12:00 to 12:00");
    }
}
