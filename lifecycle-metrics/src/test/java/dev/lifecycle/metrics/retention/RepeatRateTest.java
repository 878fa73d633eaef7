package dev.lifecycle.metrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.Visit;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RepeatRateTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate DAY_0 = LocalDate.of(2026, 3, 1);

    private static Stream<Visit> orders() {
        return Stream.of(
                        Visit.of("A", DAY_0, 50, 0, 10),
                        Visit.of("B", DAY_0, 3, 3),
                        Visit.of("C", DAY_0, 7),
                        Visit.of("D", DAY_0, 45, 48))
                .flatMap(List::stream);
    }

    @Test
    void two_days_are_a_repeat_two_orders_on_one_day_are_not() {
        assertThat(orders().collect(RepeatRate.of(Visit::customer, Visit::day).over(PARIS)))
                .hasToString("2 of 4 = 50.0 % (15.0–85.0 %), complete")
                .extracting("definition")
                .isEqualTo("repeat-purchase/days@Europe/Paris/by-2026-04-20");
    }

    @Test
    void counting_every_row_they_are() {
        assertThat(orders().collect(RepeatRate.of(Visit::customer, Visit::day)
                                .countingEveryRow()
                                .over(PARIS))
                        .rate()
                        .part())
                .isEqualTo(3);
    }

    @Test
    void within_a_horizon_the_young_are_in_neither_number() {
        var in30 = orders().collect(
                        RepeatRate.of(Visit::customer, Visit::day).within(30).over(PARIS));
        assertThat(in30.rate().rate()).hasToString("1 of 3 = 33.3 %");
        assertThat(in30.definition()).isEqualTo("repeat-purchase/days@Europe/Paris/within-30-days");
        assertThat(orders().collect(RepeatRate.of(Visit::customer, Visit::day)
                                .within(9)
                                .over(PARIS))
                        .rate()
                        .rate())
                .hasToString("0 of 3 = 0.0 %");
    }

    @Test
    void rows_after_the_end_of_observation_are_left_out() {
        assertThat(orders().collect(RepeatRate.of(Visit::customer, Visit::day)
                                .observedUntil(DAY_0.plusDays(9))
                                .over(PARIS))
                        .rate()
                        .rate())
                .hasToString("0 of 3 = 0.0 %");
    }

    @Test
    void nobody_is_undefined_and_a_negative_horizon_refused() {
        assertThat(Stream.<Visit>of()
                        .collect(RepeatRate.of(Visit::customer, Visit::day).over(PARIS)))
                .hasToString("0 of 0, undefined, complete");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepeatRate.of(Visit::customer, Visit::day).within(-1))
                .withMessage("the horizon in days is at least 0, but it is -1");
    }
}
