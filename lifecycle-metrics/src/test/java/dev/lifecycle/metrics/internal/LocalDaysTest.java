package dev.lifecycle.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days by table against days by the zone's own rules. */
class LocalDaysTest {

    private static final LocalDays DUBLIN = new LocalDays(ZoneId.of("Europe/Dublin"));

    private static void same(LocalDays days, Instant instant) {
        assertThat(days.day(instant)).as("%s in %s", instant, days.zone()).isEqualTo((int)
                LocalDate.ofInstant(instant, days.zone()).toEpochDay());
    }

    /** East and west, half hours, a day that Samoa left out, offsets with seconds, two changes close together. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "Europe/Paris",
                "America/New_York",
                "Pacific/Auckland",
                "Asia/Kathmandu",
                "Pacific/Apia",
                "Pacific/Kiritimati",
                "Africa/Monrovia",
                "America/St_Johns",
                "Australia/Lord_Howe",
                "Africa/Casablanca",
                "Antarctica/Troll",
                "-18:00",
                "+18:00"
            })
    void around_every_change_of_the_clock_and_every_midnight(String id) {
        LocalDays days = new LocalDays(ZoneId.of(id));
        ZoneOffsetTransition change = days.zone().getRules().nextTransition(Instant.parse("1955-01-01T00:00:00Z"));
        for (int i = 0; change != null && i < 400; i++) {
            for (int hours = -26; hours <= 26; hours++) {
                same(days, change.getInstant().plus(Duration.ofHours(hours)));
                same(days, change.getInstant().plus(Duration.ofHours(hours)).minusSeconds(1));
            }
            change = days.zone().getRules().nextTransition(change.getInstant());
        }
        for (LocalDate day = LocalDate.of(2023, 12, 1); day.getYear() < 2026; day = day.plusDays(1)) {
            Instant midnight = day.atStartOfDay(days.zone()).toInstant();
            same(days, midnight);
            same(days, midnight.minusNanos(1));
        }
    }

    @Property(tries = 2000)
    void at_any_second_of_four_centuries(@ForAll @LongRange(min = -7_000_000_000L, max = 7_000_000_000L) long second) {
        same(DUBLIN, Instant.ofEpochSecond(second));
    }
}
