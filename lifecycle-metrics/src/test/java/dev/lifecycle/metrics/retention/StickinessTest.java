package dev.lifecycle.metrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StickinessTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate DAY_0 = LocalDate.of(2026, 3, 1);

    private static Stream<Visit> four() {
        return Stream.of(
                        Visit.of("A", DAY_0, 0, 1, 2, 2),
                        Visit.of("B", DAY_0, 5),
                        Visit.of("C", DAY_0, 1, 3, 9),
                        Visit.of("D", DAY_0, 2, 4))
                .flatMap(List::stream);
    }

    private static RollingRetention rolling(RollingRetentionDefinition<Login> definition, String... instants) {
        return Stream.of(instants)
                .map(at -> new Login("A", Instant.parse(at)))
                .collect(definition.over(RollingUnit.DAY));
    }

    private static RollingRetentionDefinition<Login> logins() {
        return RollingRetention.of(Login::user, Login::at);
    }

    @Test
    @DisplayName("T-ST-1: exact {1:1, 2:1, 3:2}, cumulative {1:4, 2:3, 3:2}")
    void exact_and_cumulative() {
        Stickiness stickiness =
                four().collect(Stickiness.of(Visit::customer, Visit::day).over(Periods.daily(PARIS)));
        assertThat(stickiness.exact()).isEqualTo(Map.of(1, 1L, 2, 1L, 3, 2L));
        assertThat(stickiness.cumulative()).isEqualTo(Map.of(1, 4L, 2, 3L, 3, 2L));
        assertThat(stickiness).hasToString("""
            periods  exactly  or more
            1              1        4
            2              1        3
            3              2        2
            """);
    }

    @Test
    void a_least_number_of_rows_and_a_window_narrow_it() {
        assertThat(four().collect(Stickiness.of(Visit::customer, Visit::day)
                                .atLeast(2)
                                .over(Periods.daily(PARIS)))
                        .exact())
                .isEqualTo(Map.of(1, 1L));
        assertThat(four().collect(Stickiness.of(Visit::customer, Visit::day)
                                .during(Period.between(DAY_0, DAY_0.plusDays(2)))
                                .over(Periods.daily(PARIS)))
                        .exact())
                .isEqualTo(Map.of(1, 1L, 2, 1L));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stickiness.of(Visit::customer, Visit::day).atLeast(0))
                .withMessageContaining("at least 1, but it is 0");
        assertThat(Stream.<Visit>of()
                        .collect(Stickiness.of(Visit::customer, Visit::day).over(Periods.weekly(PARIS)))
                        .cumulative())
                .isEmpty();
    }

    @Test
    void it_is_complete_when_the_last_period_or_the_declared_days_are_over() {
        StickinessDefinition<Visit> stickiness = Stickiness.of(Visit::customer, Visit::day);
        // the last row is on Tuesday, 10 March
        assertThat(four().collect(stickiness.over(Periods.daily(PARIS))).complete())
                .isTrue();
        Stickiness weeks = four().collect(stickiness.over(Periods.weekly(PARIS)));
        assertThat(weeks.complete()).isFalse();
        assertThat(weeks.toString()).endsWith("* the last period is not over yet\n");
        assertThat(four().collect(stickiness.observedUntil(DAY_0.plusDays(14)).over(Periods.weekly(PARIS)))
                        .complete())
                .isTrue();
        StickinessDefinition<Visit> firstDays = stickiness.during(Period.between(DAY_0, DAY_0.plusDays(5)));
        assertThat(four().collect(firstDays.over(Periods.weekly(PARIS))).complete())
                .as("rows after the declared days show that they are over")
                .isTrue();
        Stickiness cut =
                four().collect(firstDays.observedUntil(DAY_0.plusDays(3)).over(Periods.daily(PARIS)));
        assertThat(cut.complete()).isFalse();
        assertThat(cut.laterRows()).isEqualTo(3);
        assertThat(cut.definition()).isEqualTo("stickiness/day@Europe/Paris/at-least-1/during-2026-03-01/2026-03-06");
        assertThat(Stream.<Visit>of()
                        .collect(stickiness.over(Periods.daily(PARIS)))
                        .complete())
                .isFalse();
    }

    @Test
    @DisplayName("T-TZ-1: exactly 24 hours later is rolling day 1")
    void exactly_24_hours() {
        assertThat(rolling(logins(), "2026-03-28T22:30:00Z", "2026-03-29T22:30:00Z")
                        .back())
                .containsExactly(1L, 1L);
    }

    @Test
    @DisplayName("T-TZ-2: 23 hours over a clock change are rolling day 0")
    void a_23_hour_day() {
        RollingRetention retention = rolling(logins(), "2026-03-28T11:00:00Z", "2026-03-29T10:00:00Z");
        assertThat(retention.back()).containsExactly(1L);
        assertThat(retention.definition()).isEqualTo("retention/on/first-time/rolling/day");
    }

    @Test
    void rounded_down_to_the_hour_23_hours_and_a_minute_are_a_day() {
        String[] logins = {"2026-12-01T17:59:00Z", "2026-12-02T17:00:00Z"};
        assertThat(rolling(logins(), logins).back()).containsExactly(1L);
        assertThat(rolling(logins().roundedDownToTheHour(), logins).back()).containsExactly(1L, 1L);
    }

    @Test
    void of_those_whose_day_is_over_or_of_all() {
        Stream<Login> rows = Stream.of(
                new Login("A", Instant.parse("2026-03-01T00:00:00Z")),
                new Login("A", Instant.parse("2026-03-02T06:00:00Z")),
                new Login("B", Instant.parse("2026-03-02T00:00:00Z")),
                new Login("B", Instant.parse("2026-03-03T06:00:00Z")),
                new Login("C", Instant.parse("2026-03-03T09:00:00Z")));
        RollingRetention retention = rows.collect(
                logins().observedUntil(Instant.parse("2026-03-03T08:00:00Z")).over(RollingUnit.DAY));
        assertThat(retention.size()).isEqualTo(2);
        assertThat(retention.rate(1)).hasToString("1 of 1 = 100.0 % (20.7–100.0 %), complete");
        assertThat(retention.rateOfAll(1)).hasToString("2 of 2 = 100.0 % (34.2–100.0 %), open");
        assertThat(retention.rate(7).value()).isEmpty();
        assertThat(retention.rateOfAll(7).value()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> retention.rate(-1))
                .withMessageContaining("k is -1");
        assertThat(retention.toString()).contains("k", "2 of 2 = 100.0 %*");
    }

    @Test
    void on_or_after_never_increases() {
        assertThat(rolling(logins().onOrAfter(), "2026-03-01T00:00:00Z", "2026-03-03T12:00:00Z")
                        .back())
                .containsExactly(1L, 1L, 1L);
        assertThat(RollingUnit.MONTH.length()).hasDays(30);
    }

    @Test
    void a_broken_date_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rolling(logins(), "2026-03-01T00:00:00Z", "9026-03-03T12:00:00Z"))
                .withMessageContaining("leave out rows with broken dates");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(new Login("A", Instant.MAX)).collect(logins().over(RollingUnit.DAY)))
                .withMessageContaining("no usable instant");
    }
}
