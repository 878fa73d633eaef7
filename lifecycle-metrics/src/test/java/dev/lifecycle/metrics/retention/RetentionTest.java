package dev.lifecycle.metrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.Columns;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Visit;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    /** The data of T-RET-1: six customers over periods 0 to 3, each a day. */
    private static List<Visit> six() {
        List<Visit> visits = new ArrayList<>();
        Map<String, int[]> days = Map.of(
                "A", new int[] {0, 1, 2, 3},
                "B", new int[] {0, 2},
                "C", new int[] {0, 3},
                "D", new int[] {0},
                "E", new int[] {1, 2},
                "F", new int[] {1, 3});
        days.forEach((customer, on) -> visits.addAll(Visit.of(customer, MARCH, on)));
        return visits;
    }

    private static Retention on(List<Visit> visits) {
        return visits.stream().collect(Retention.of(Visit::customer, Visit::day).over(Periods.daily(PARIS)));
    }

    private static Retention onOrAfter(List<Visit> visits) {
        return visits.stream()
                .collect(Retention.of(Visit::customer, Visit::day).onOrAfter().over(Periods.daily(PARIS)));
    }

    @Test
    @DisplayName("T-RET-1: later periods may exceed earlier ones, the cell beyond the data does not exist")
    void on_retention() {
        Retention retention = on(six());
        assertThat(retention.cohort("2026-03-01").size()).isEqualTo(4);
        assertThat(retention.cohort("2026-03-01").counts()).containsExactly(4L, 1L, 2L, 2L);
        assertThat(retention.cohort("2026-03-02").size()).isEqualTo(2);
        assertThat(retention.cohort("2026-03-02").counts()).containsExactly(2L, 1L, 1L);
        assertThat(retention.cohort("2026-03-02").rate(3).value()).isEmpty();
        assertThat(retention.cohort("2026-03-02").rate(3).complete()).isFalse();
        assertThat(retention.definition()).isEqualTo("retention/on/first-time/calendar/day@Europe/Paris");
    }

    @Test
    @DisplayName("T-RET-2: weighted and simple mean; cohorts whose period is not over leave both")
    void means() {
        Retention retention = on(six());
        assertThat(retention.weightedMean(1)).hasToString("2 of 6 = 33.3 % (9.7–70.0 %), complete");
        assertThat(retention.simpleMean(1)).hasValue(0.375);
        assertThat(retention.weightedMean(3).value()).hasValue(0.5);
        assertThat(retention.weightedMean(3).whole()).isEqualTo(4);
        assertThat(retention.weightedMean(9).value()).isEmpty();
        assertThat(retention.simpleMean(9)).isEmpty();
    }

    @Test
    @DisplayName("T-RET-3: relative to the previous period may be 200 %")
    void relative_to_previous() {
        Cohort first = on(six()).cohort("2026-03-01");
        assertThat(first.relativeToPrevious(2)).hasValue(2.0);
        assertThat(first.relativeToPrevious(0)).isEmpty();
        assertThat(first.relativeToPrevious(4)).isEmpty();
    }

    @Test
    @DisplayName("T-UNB-1: on or after never increases")
    void on_or_after() {
        Retention retention = onOrAfter(six());
        assertThat(retention.cohort("2026-03-01").counts()).containsExactly(4L, 3L, 3L, 2L);
        assertThat(retention.cohort("2026-03-02").counts()).containsExactly(2L, 2L, 1L);
        assertThat(retention.observedThrough()).isEqualTo("2026-03-04");
    }

    @Test
    @DisplayName("T-UNB-2: the observed drop is the complement, and is not called churn")
    void observed_drop() {
        assertThat(onOrAfter(six()).cohort("2026-03-01").observedDrop(1).rate()).hasToString("1 of 4 = 25.0 %");
    }

    @Test
    @DisplayName("T-BR-1: brackets of 1, 3 and 7 days after the day of entry")
    void brackets() {
        for (int[] dayAndBracket : new int[][] {{0, 0}, {1, 1}, {4, 2}, {11, 3}, {12, 0}}) {
            List<Visit> visits = new ArrayList<>(Visit.of("A", MARCH, 0, dayAndBracket[0]));
            Retention retention = visits.stream()
                    .collect(Retention.of(Visit::customer, Visit::day)
                            .brackets(1, 3, 7)
                            .over(Periods.daily(PARIS)));
            for (int bracket = 1; bracket <= 3; bracket++) {
                assertThat(retention.cohorts().get(0).counts().get(bracket))
                        .as("day %d, bracket %d", dayAndBracket[0], bracket)
                        .isEqualTo(bracket == dayAndBracket[1] ? 1L : 0L);
            }
        }
    }

    @Test
    @DisplayName("T-BR-1: east of UTC a return on the next day is in the first bracket")
    void brackets_east_of_utc() {
        Retention auckland = Stream.of(
                        new Login("A", Instant.parse("2026-03-01T11:30:00Z")),
                        new Login("A", Instant.parse("2026-03-02T10:30:00Z")))
                .collect(Retention.of(Login::user, Login::at)
                        .brackets(1, 3)
                        .over(Periods.daily(ZoneId.of("Pacific/Auckland"))));
        assertThat(auckland.cohort("2026-03-02").counts()).containsExactly(1L, 0L, 0L);
        Retention tokyo = Stream.of(
                        new Login("A", Instant.parse("2026-03-01T11:30:00Z")),
                        new Login("A", Instant.parse("2026-03-01T16:30:00Z")))
                .collect(Retention.of(Login::user, Login::at)
                        .brackets(1, 3)
                        .over(Periods.daily(ZoneId.of("Asia/Tokyo"))));
        assertThat(tokyo.cohort("2026-03-01").counts()).containsExactly(1L, 1L, 0L);
    }

    @Test
    @DisplayName("T-TZ-1: the zone decides which calendar day a return is")
    void zones_change_the_answer() {
        List<Login> logins = List.of(
                new Login("A", Instant.parse("2026-03-28T22:30:00Z")),
                new Login("A", Instant.parse("2026-03-29T22:30:00Z")));
        assertThat(dayOfReturn(logins, ZoneOffset.UTC)).isEqualTo(1);
        assertThat(dayOfReturn(logins, ZoneId.of("America/New_York"))).isEqualTo(1);
        assertThat(dayOfReturn(logins, PARIS)).isEqualTo(2);
    }

    @Test
    @DisplayName("T-TZ-2: after a 23-hour day the next noon is calendar day 1")
    void a_23_hour_day() {
        List<Login> logins = List.of(
                new Login("A", Instant.parse("2026-03-28T11:00:00Z")),
                new Login("A", Instant.parse("2026-03-29T10:00:00Z")));
        assertThat(dayOfReturn(logins, PARIS)).isEqualTo(1);
    }

    private static int dayOfReturn(List<Login> logins, ZoneId zone) {
        return logins.stream()
                .collect(Retention.of(Login::user, Login::at).over(Periods.daily(zone)))
                .cohorts()
                .get(0)
                .counts()
                .lastIndexOf(1L);
    }

    @Test
    void an_open_period_is_marked_and_leaves_the_means() {
        Retention retention = six().stream()
                .collect(Retention.of(Visit::customer, Visit::day)
                        .observedUntil(Instant.parse("2026-03-04T12:00:00Z"))
                        .over(Periods.daily(ZoneOffset.UTC)));
        assertThat(retention.cohort("2026-03-01").rate(2).complete()).isTrue();
        assertThat(retention.cohort("2026-03-01").rate(3).complete()).isFalse();
        assertThat(retention.weightedMean(3).value()).isEmpty();
        assertThat(retention.laterRows()).isZero();
    }

    @Test
    void a_declared_end_adds_periods_without_rows_and_leaves_out_later_ones() {
        Retention longer = six().stream()
                .collect(Retention.of(Visit::customer, Visit::day)
                        .observedUntil(MARCH.plusDays(4))
                        .over(Periods.daily(PARIS)));
        assertThat(longer.cohort("2026-03-02").counts()).containsExactly(2L, 1L, 1L, 0L);
        assertThat(longer.cohort("2026-03-02").rate(3).complete()).isTrue();
        Retention shorter = six().stream()
                .collect(Retention.of(Visit::customer, Visit::day)
                        .observedUntil(MARCH.plusDays(1))
                        .over(Periods.daily(PARIS)));
        assertThat(shorter.cohort("2026-03-01").counts()).containsExactly(4L, 1L);
        assertThat(shorter.laterRows()).isEqualTo(6);
    }

    @Test
    void the_table_is_the_one_a_person_expects() {
        List<Visit> visits = new ArrayList<>(six());
        Retention retention = visits.stream()
                .collect(Retention.of(Visit::customer, Visit::day)
                        .observedUntil(Instant.parse("2026-03-04T12:00:00Z"))
                        .over(Periods.daily(ZoneOffset.UTC)));
        assertThat(retention).hasToString("""
            cohort      size        0        1        2        3
            2026-03-01     4  100.0 %   25.0 %   50.0 %   50.0 %*
            2026-03-02     2  100.0 %   50.0 %   50.0 %*
            mean           6  100.0 %   33.3 %   50.0 %
            * the period is not over yet
            """);
        assertThat(retention.cohort("2026-03-01")).hasToString("2026-03-01: 4 customers, 4 1 2 2");
    }

    @Test
    void the_golden_cell() {
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            visits.add(new Visit("c" + i, LocalDate.of(2026, 1, 1 + i % 31), "order"));
            if (i < 18) {
                visits.add(new Visit("c" + i, LocalDate.of(2026, 4, 30), "order"));
            }
        }
        Retention retention = visits.stream()
                .collect(Retention.of(Visit::customer, Visit::day).over(Periods.monthly(PARIS)));
        assertThat(retention.cohort("2026-01").rate(3)).hasToString("18 of 120 = 15.0 % (9.7–22.5 %), complete");
    }

    @Test
    void no_rows_are_a_table_without_cohorts() {
        Retention retention = on(List.of());
        assertThat(retention.cohorts()).isEmpty();
        assertThat(retention).hasToString("no cohorts: no row was counted\n");
        assertThat(retention.observedThrough()).isNull();
        assertThat(retention.cohort("2026-03-01").size()).isZero();
        assertThat(retention.cohort("2026-03-01").rate(0)).hasToString("0 of 0, undefined, open");
        assertThat(retention.lastK()).isEqualTo(-1);
    }

    @Test
    void recurring_cohorts_hold_a_customer_in_every_period_it_starts_again() {
        Retention retention = Visit.of("A", MARCH, 0, 1, 3).stream()
                .collect(Retention.of(Visit::customer, Visit::day).recurring().over(Periods.daily(PARIS)));
        assertThat(retention.cohort("2026-03-01").counts()).containsExactly(1L, 1L, 0L, 1L);
        assertThat(retention.cohort("2026-03-02").counts()).containsExactly(1L, 0L, 1L);
        assertThat(retention.cohort("2026-03-04").counts()).containsExactly(1L);
        assertThat(retention.size()).isEqualTo(3);
        assertThat(retention.definition()).isEqualTo("retention/on/recurring/calendar/day@Europe/Paris");
    }

    @Test
    void first_matching_and_first_ever_starts_differ() {
        List<Visit> visits = List.of(
                new Visit("A", MARCH, "view"), new Visit("A", MARCH.plusDays(1), "order"),
                new Visit("B", MARCH.plusDays(1), "order"), new Visit("B", MARCH.plusDays(2), "view"));
        RetentionDefinition<Visit> orders =
                Retention.of(Visit::customer, Visit::day).startedBy("order", Visit::isOrder);
        assertThat(visits.stream()
                        .collect(orders.over(Periods.daily(PARIS)))
                        .cohort("2026-03-02")
                        .counts())
                .containsExactly(2L, 1L);
        assertThat(visits.stream()
                        .collect(orders.firstEver().over(Periods.daily(PARIS)))
                        .cohort("2026-03-02")
                        .counts())
                .containsExactly(1L, 1L);
    }

    @Test
    void where_the_return_event_differs_k_0_is_still_everybody() {
        List<Visit> visits = List.of(
                new Visit("A", MARCH, "view"),
                new Visit("A", MARCH, "order"),
                new Visit("B", MARCH, "view"),
                new Visit("B", MARCH.plusDays(1), "order"),
                new Visit("A", MARCH.plusDays(1), "view"));
        Retention retention = visits.stream()
                .collect(Retention.of(Visit::customer, Visit::day)
                        .returnedBy("order", Visit::isOrder)
                        .over(Periods.daily(PARIS)));
        assertThat(retention.cohort("2026-03-01").counts()).containsExactly(2L, 1L);
    }

    @Test
    void cohorts_by_sign_up_hold_customers_without_events_and_ignore_earlier_ones() {
        record Account(
                String id,
                LocalDate signedUp,
                @org.jspecify.annotations.Nullable LocalDate seen) {}
        Retention retention = Stream.of(
                        new Account("A", MARCH, null),
                        new Account("B", MARCH, MARCH),
                        new Account("B", MARCH, MARCH.plusDays(2)),
                        new Account("C", MARCH.plusDays(1), MARCH))
                .collect(Retention.of(Account::id, Account::seen)
                        .bornAt(Account::signedUp)
                        .over(Periods.daily(PARIS)));
        assertThat(retention.cohort("2026-03-01").size()).isEqualTo(2);
        assertThat(retention.cohort("2026-03-01").counts()).containsExactly(1L, 0L, 1L);
        assertThat(retention.cohort("2026-03-02").counts()).containsExactly(0L, 0L);
        assertThat(retention.definition()).isEqualTo("retention/on/declared-birth/calendar/day@Europe/Paris");
    }

    @Test
    void a_declared_birth_and_rows_that_decide_on_the_entry_exclude_each_other() {
        RetentionDefinition<Visit> visits = Retention.of(Visit::customer, Visit::day);
        String problem =
                "a declared birth (bornAt) is the entry itself and has no meaning together with startedBy, firstEver or"
                        + " recurring; choose one of them";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> visits.startedBy("order", Visit::isOrder).bornAt(Visit::day))
                .withMessage(problem);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> visits.bornAt(Visit::day).recurring())
                .withMessage(problem);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> visits.bornAt(Visit::day).firstEver())
                .withMessage(problem);
    }

    @Test
    void weeks_print_as_iso_text_and_may_start_on_another_day() {
        Retention iso = Visit.of("A", LocalDate.of(1997, 2, 1), 0, 1).stream()
                .collect(Retention.of(Visit::customer, Visit::day).over(Periods.weekly(PARIS)));
        assertThat(iso.cohort("1997-W05").counts()).containsExactly(1L);
        Retention sunday = Visit.of("A", LocalDate.of(1997, 2, 1), 0, 1).stream()
                .collect(Retention.of(Visit::customer, Visit::day).over(Periods.weekly(PARIS, DayOfWeek.SUNDAY)));
        assertThat(sunday.cohort("1997-W05").counts()).containsExactly(1L, 1L);
        assertThat(sunday.definition()).endsWith("/week-from-sunday@Europe/Paris");
    }

    @Test
    void a_leap_day_is_a_day_of_february() {
        Retention retention = Visit.of("A", LocalDate.of(2024, 2, 29), 0, 1).stream()
                .collect(Retention.of(Visit::customer, Visit::day).over(Periods.monthly(PARIS)));
        assertThat(retention.cohort("2024-02").counts()).containsExactly(1L, 1L);
    }

    @Test
    void every_segment_has_its_table_and_the_total_counts_everybody_once() {
        var byKind = Stream.of(
                        new Visit("A", MARCH, "order"), new Visit("A", MARCH.plusDays(1), "view"),
                        new Visit("B", MARCH, "order"), new Visit("B", MARCH.plusDays(1), "order"))
                .collect(Retention.of(Visit::customer, Visit::day)
                        .over(Periods.daily(PARIS))
                        .by(Visit::kind));
        assertThat(byKind.of("order").orElseThrow().cohort("2026-03-01").counts())
                .containsExactly(2L, 1L);
        assertThat(byKind.of("view").orElseThrow().cohort("2026-03-02").counts())
                .containsExactly(1L);
        assertThat(byKind.total().cohort("2026-03-01").counts()).containsExactly(2L, 2L);
        assertThat(byKind.of("refund")).isEmpty();
        assertThat(byKind.toString()).startsWith("order\ncohort").contains("total\ncohort");
    }

    @Test
    void columns_give_the_same_table_as_rows_in_any_number_of_blocks() {
        List<Visit> visits = six();
        int[] customers =
                visits.stream().mapToInt(v -> v.customer().charAt(0) - 'A').toArray();
        int[] days = visits.stream().mapToInt(v -> (int) v.day().toEpochDay()).toArray();
        for (int blocks = 1; blocks <= 5; blocks++) {
            Retention retention = Columns.of(customers, days).blocks(blocks).parallelStream()
                    .collect(Retention.ofColumns().over(Periods.daily(PARIS)));
            assertThat(retention).isEqualTo(on(visits));
        }
        assertThat(Stream.of(Columns.of(customers, days))
                        .collect(Retention.ofColumns()
                                .onOrAfter()
                                .observedUntil(MARCH.plusDays(2))
                                .over(Periods.daily(PARIS)))
                        .laterRows())
                .isEqualTo(3);
    }

    @Test
    void rows_that_cannot_be_counted_are_refused_with_the_row() {
        Visit nobody = new Visit(null, MARCH, "order");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> on(List.of(nobody)))
                .withMessage("the customer is missing (null), in row 0, counted from 0")
                .satisfies(refused -> assertThat(refused.row()).hasValue(nobody));
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> on(List.of(new Visit("A", null, "order"))))
                .withMessageContaining("the instant is missing (null)");
        Visit far = new Visit("B", LocalDate.of(9999, 1, 1), "order");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> on(List.of(new Visit("A", MARCH, "order"), far)))
                .withMessageContaining("in row 1, counted from 0")
                .satisfies(refused -> assertThat(refused.row()).hasValue(far));
        List<Visit> many = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            many.add(new Visit("C" + i, MARCH, "order"));
        }
        many.add(far);
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> on(many))
                .withMessageContaining("span more than 65536 periods")
                .withMessageContaining("in row 300, counted from 0")
                .satisfies(refused -> assertThat(refused.row()).hasValue(far));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Columns.of(new int[2], new int[3]))
                .withMessage("columns need one value per row, but there are 2 customers and 3 days");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stream.of(Columns.of(new int[] {-1}, new int[] {3}))
                        .collect(Retention.ofColumns().over(Periods.daily(PARIS))))
                .withMessageContaining(
                        "customers are numbered from 0, but a row has number -1, in row 0, counted from 0");
    }

    @Test
    void questions_without_an_answer_are_refused() {
        Retention retention = on(six());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> retention.cohort("2026-03"))
                .withMessage("'2026-03' is a MONTH, but this calendar counts in DAYs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> retention.cohorts().get(0).rate(-1))
                .withMessageContaining("k is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Retention.of(Visit::customer, Visit::day).brackets(1, 0))
                .withMessageContaining("size 0");
    }

    @Test
    void the_interval_of_a_cell_is_wilson() {
        assertThat(on(six()).cohort("2026-03-01").rate(1).interval().low()).isCloseTo(0.0456, within(5e-5));
    }
}
