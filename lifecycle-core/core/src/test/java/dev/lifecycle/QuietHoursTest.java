package dev.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
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
                "clocks forward: an end that does not exist, 20:00, 02:30, 2026-03-28T23:00:00Z, Europe/Paris, 2026-03-29T01:30:00Z",
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
    void hours_of_no_length_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON))
                .withMessageContaining("from 12:00 to 12:00");
    }
}
