package dev.lifecycle.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifecycle.metrics.churn.ChurnRate;
import dev.lifecycle.metrics.churn.SilenceChurn;
import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.GrowthDefinition;
import dev.lifecycle.metrics.retention.RepeatRate;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.retention.RollingRetention;
import dev.lifecycle.metrics.retention.RollingUnit;
import dev.lifecycle.metrics.retention.Stickiness;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Input as it really comes: twice, late, from the future, over clock changes and leap days, from both sides of the date line. */
class EdgeCasesTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate LEAP_DAY = LocalDate.of(2024, 2, 29);

    private record Seen(String who, Instant at) {
        static Seen at(String who, String at) {
            return new Seen(who, Instant.parse(at));
        }
    }

    private record Account(
            String who, @Nullable LocalDate born, @Nullable LocalDate day) implements Serializable {}

    private static List<String> labels(Growth growth) {
        return growth.all().stream().map(one -> one.period().label()).toList();
    }

    @Test
    void a_row_given_twice_changes_nothing() {
        List<Visit> visits = List.of(
                new Visit("A", LEAP_DAY, "order"),
                new Visit("A", LEAP_DAY.plusDays(3), "order"),
                new Visit("B", LEAP_DAY.plusDays(1), "view"));
        Map<String, Metric<Visit, ?, ?>> metrics = Map.of(
                "retention", Retention.of(Visit::customer, Visit::day).over(Periods.daily(PARIS)),
                "growth", Growth.of(Visit::customer, Visit::day).over(Periods.daily(PARIS)),
                "repeat", RepeatRate.of(Visit::customer, Visit::day).over(PARIS),
                "stickiness", Stickiness.of(Visit::customer, Visit::day).over(Periods.daily(PARIS)),
                "rolling",
                        RollingRetention.of(Visit::customer, Visit::at)
                                .recurring()
                                .over(RollingUnit.DAY),
                "silence", SilenceChurn.of(Visit::customer, Visit::day).after(2).over(Periods.weekly(PARIS)),
                "churn",
                        ChurnRate.of(
                                        Visit::customer,
                                        Visit::day,
                                        visit -> visit.day().plusDays(2))
                                .startOfPeriod()
                                .over(Period.parse("2024-03"), PARIS));
        metrics.forEach((name, metric) -> assertThat(
                        (Object) Stream.concat(visits.stream(), visits.stream()).collect(metric))
                .as(name)
                .isEqualTo(visits.stream().collect(metric)));
    }

    @Test
    void a_late_row_counts_where_it_belongs_and_one_from_the_future_is_left_out_and_told() {
        GrowthDefinition<Seen> growth =
                Growth.of(Seen::who, Seen::at).observedUntil(Instant.parse("2026-04-01T00:00:00Z"));
        Growth result = Stream.of(
                        Seen.at("A", "2026-03-10T00:00:00Z"),
                        Seen.at("A", "2062-03-10T00:00:00Z"),
                        Seen.at("A", "2026-02-10T00:00:00Z"))
                .collect(growth.over(Periods.monthly(ZoneOffset.UTC)));
        assertThat(result.laterRows()).isEqualTo(1);
        assertThat(result.of("2026-02")).hasToString("2026-02: 1 new, 0 returning, 0 resurrected, 0 dormant, complete");
        assertThat(result.of("2026-03")).hasToString("2026-03: 0 new, 1 returning, 0 resurrected, 0 dormant, complete");
        assertThat(result.of("2062-03").active()).isZero();
    }

    @Test
    void periods_without_rows_are_listed_with_zeros() {
        Growth growth = Stream.of(Seen.at("A", "2026-01-10T00:00:00Z"), Seen.at("B", "2026-04-10T00:00:00Z"))
                .collect(Growth.of(Seen::who, Seen::at).over(Periods.monthly(ZoneOffset.UTC)));
        assertThat(labels(growth)).containsExactly("2026-01", "2026-02", "2026-03", "2026-04");
        assertThat(growth.of("2026-03")).hasToString("2026-03: 0 new, 0 returning, 0 resurrected, 0 dormant, complete");
    }

    /** Half past midnight in Paris: the day before to the west of it, the same day to the east. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Paris, 2026-03-10", "America/Los_Angeles, 2026-03-09", "Pacific/Honolulu, 2026-03-09",
        "Pacific/Auckland, 2026-03-10", "Pacific/Kiritimati, 2026-03-10", "Asia/Kathmandu, 2026-03-10",
        "UTC, 2026-03-09"
    })
    void the_zone_says_which_day_an_instant_is(String zone, String day) {
        assertThat(Stream.of(Seen.at("A", "2026-03-09T23:30:00Z"))
                        .collect(Growth.of(Seen::who, Seen::at).over(Periods.daily(ZoneId.of(zone))))
                        .of(day)
                        .newCustomers())
                .isEqualTo(1);
    }

    @Test
    void days_of_23_and_25_hours_are_one_day_each() {
        Growth spring = Stream.of(
                        Seen.at("A", "2026-03-28T22:59:59Z"),
                        Seen.at("A", "2026-03-28T23:00:00Z"),
                        Seen.at("A", "2026-03-29T21:59:59Z"),
                        Seen.at("A", "2026-03-29T22:00:00Z"))
                .collect(Growth.of(Seen::who, Seen::at).over(Periods.daily(PARIS)));
        assertThat(labels(spring)).containsExactly("2026-03-28", "2026-03-29", "2026-03-30");
        Growth autumn = Stream.of(Seen.at("A", "2026-10-24T22:00:00Z"), Seen.at("A", "2026-10-25T22:59:59Z"))
                .collect(Growth.of(Seen::who, Seen::at).over(Periods.daily(PARIS)));
        assertThat(labels(autumn)).containsExactly("2026-10-25");
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2024-02-29, 366",
        "WEEK, 2024-W09, 52",
        "MONTH, 2024-02, 13",
        "QUARTER, 2024-Q1, 4",
        "YEAR, 2024, 1"
    })
    void a_leap_day_is_in_its_week_month_quarter_and_year(PeriodUnit unit, String label, int periodsLater) {
        // 366 days after 29 February 2024 is 1 March 2025.
        Retention retention = Visit.of("A", LEAP_DAY, 0, 366).stream()
                .collect(Retention.of(Visit::customer, Visit::day).over(Periods.of(unit, PARIS, DayOfWeek.MONDAY)));
        assertThat(retention.cohort(label).counts()).hasSize(periodsLater + 1).endsWith(1L);
    }

    @ParameterizedTest
    @CsvSource({"MONDAY, 1", "SATURDAY, 2", "SUNDAY, 2"})
    void the_first_day_of_the_week_decides_how_many_weeks_a_weekend_touches(DayOfWeek first, int weeks) {
        // Friday, Saturday, Sunday
        Growth growth = Visit.of("A", LocalDate.of(2026, 3, 6), 0, 1, 2).stream()
                .collect(Growth.of(Visit::customer, Visit::day).over(Periods.weekly(PARIS, first)));
        assertThat(growth.all()).hasSize(weeks);
    }

    @Test
    void a_refused_row_leaves_nothing_behind() {
        Metric<Account, ?, Retention> metric =
                Retention.of(Account::who, Account::day).bornAt(Account::born).over(Periods.daily(PARIS));
        refusedWithoutTrace(metric, new Account("B", LEAP_DAY, LocalDate.of(9999, 1, 1)));
        refusedWithoutTrace(metric, new Account("C", LocalDate.MAX, LEAP_DAY));
    }

    private static <A extends Serializable> void refusedWithoutTrace(
            Metric<Account, A, Retention> metric, Account row) {
        A accumulator = metric.empty();
        metric.add(accumulator, new Account("A", LEAP_DAY, LEAP_DAY));
        Retention before = metric.result(accumulator);
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> metric.add(accumulator, row))
                .withMessageEndingWith(", in a row that row() holds")
                .satisfies(refused -> assertThat(refused.row()).hasValue(row));
        assertThat(metric.result(accumulator)).isEqualTo(before);
    }

    @Test
    void columns_of_days_two_centuries_apart_are_refused_as_rows() {
        Columns columns = Columns.of(new int[] {0, 0}, new int[] {0, 80_000});
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(
                        () -> Stream.of(columns).collect(Retention.ofColumns().over(Periods.daily(PARIS))))
                .withMessageEndingWith(", in row 1, counted from 0");
    }
}
