package dev.lifecycle.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The clock of the test kit. */
class ManualClockTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-03-04T09:00:00Z");

    @Test
    void it_stands_still_until_it_is_told_otherwise() {
        ManualClock clock = ManualClock.at(MONDAY);
        assertThat(clock.instant()).isEqualTo(MONDAY).isEqualTo(clock.instant());
        assertThat(clock.advance(Duration.ofDays(2))).isEqualTo(WEDNESDAY);
        assertThat(clock.millis()).isEqualTo(WEDNESDAY.toEpochMilli());
        clock.set(Instant.parse("2026-03-01T09:00:00Z"));
        assertThat(clock).hasToString("2026-03-01T09:00:00Z");
        assertThat(ManualClock.at("2026-03-02T09:00:00Z").instant()).isEqualTo(MONDAY);
    }

    @Test
    void it_does_not_advance_backwards() {
        ManualClock clock = ManualClock.at(MONDAY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.advance(Duration.ofDays(-1)))
                .withMessage("a clock advances forwards, but was told PT-24H; to go back, set it");
        assertThat(clock.instant()).isEqualTo(MONDAY);
    }
}
