package dev.lifecycle.metrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.Columns;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Periods;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to say when, and what cannot be counted. */
class TemporalsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private record Seen(String who, Temporal at) {}

    /** The same moment, 31 December 23:30 in UTC and already New Year in Paris. */
    static Stream<Temporal> new_year() {
        return Stream.of(
                Instant.parse("2025-12-31T23:30:00Z"),
                LocalDate.of(2026, 1, 1),
                LocalDateTime.of(2026, 1, 1, 0, 30),
                OffsetDateTime.parse("2025-12-31T18:30:00-05:00"),
                ZonedDateTime.of(2026, 1, 1, 8, 30, 0, 0, ZoneId.of("Asia/Tokyo")));
    }

    @ParameterizedTest
    @MethodSource("new_year")
    void every_kind_of_time_falls_into_the_same_month(Temporal at) {
        assertThat(Stream.of(new Seen("A", at))
                        .collect(Retention.of(Seen::who, Seen::at).over(Periods.monthly(PARIS)))
                        .cohort("2026-01")
                        .size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("new_year")
    void every_kind_of_time_has_a_first_row(Temporal at) {
        assertThat(Stream.of(new Seen("A", at))
                        .collect(Retention.of(Seen::who, Seen::at)
                                .startedBy("any", s -> true)
                                .firstEver()
                                .over(Periods.monthly(PARIS)))
                        .size())
                .isEqualTo(1);
    }

    @Test
    void instants_before_1960_and_after_2100_have_their_day_too() {
        Retention retention = Stream.of(
                        new Seen("A", Instant.parse("1950-01-01T23:30:00Z")),
                        new Seen("B", Instant.parse("2120-06-30T22:30:00Z")))
                .collect(Retention.of(Seen::who, Seen::at).over(Periods.monthly(PARIS)));
        assertThat(retention.cohort("1950-01").size()).isEqualTo(1);
        assertThat(retention.cohort("2120-07").size()).isEqualTo(1);
    }

    @Test
    void a_time_without_a_day_is_refused() {
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(new Seen("A", Year.of(2026)))
                        .collect(Retention.of(Seen::who, Seen::at).over(Periods.monthly(PARIS))))
                .withMessageStartingWith("'2026' is no usable date");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(new Seen("A", Instant.MAX))
                        .collect(Retention.of(Seen::who, Seen::at).over(Periods.monthly(PARIS))))
                .withMessageContaining("no usable date");
    }

    @Test
    void columns_over_many_years_and_with_broken_days() {
        int[] customers = {0, 1, 0, 1};
        int[] days = {0, 40, 20_000, 20_000};
        Retention daily = Stream.of(Columns.of(customers, days))
                .collect(Retention.ofColumns().recurring().over(Periods.daily(ZoneOffset.UTC)));
        assertThat(daily.cohort("1970-01-01").counts().get(20_000)).isEqualTo(1);
        assertThat(daily.cohort("2024-10-04").size()).isEqualTo(2);
        assertThat(Stream.of(Columns.of(new int[0], new int[0]))
                        .collect(Retention.ofColumns().over(Periods.daily(ZoneOffset.UTC)))
                        .cohorts())
                .isEmpty();
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(Columns.of(new int[2], new int[] {0, Integer.MAX_VALUE}))
                        .collect(Retention.ofColumns().over(Periods.daily(ZoneOffset.UTC))))
                .withMessageContaining("no plausible dates, in row 1, counted from 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Columns.of(customers, days).blocks(0))
                .withMessage("columns can be cut into 1 or more blocks, not 0");
    }
}
