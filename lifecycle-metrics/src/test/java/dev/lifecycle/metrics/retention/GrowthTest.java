package dev.lifecycle.metrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.Columns;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GrowthTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate DAY_0 = LocalDate.of(2026, 3, 1);

    private record Profile(String id, LocalDate created, LocalDate active) {}

    private static Stream<Profile> profiles(int created, int... active) {
        return Arrays.stream(active).mapToObj(day -> new Profile("A", DAY_0.plusDays(created), DAY_0.plusDays(day)));
    }

    private static GrowthDefinition<Profile> growth() {
        return Growth.of(Profile::id, Profile::active).observedUntil(DAY_0.plusDays(6));
    }

    /** The periods' one non-zero count as a word, from the first period on. */
    private static List<String> words(Growth growth) {
        return growth.all().stream()
                .map(p -> p.period().start().toEpochDay()
                        - DAY_0.toEpochDay()
                        + (p.newCustomers() == 1 ? " new" : "")
                        + (p.returning() == 1 ? " returning" : "")
                        + (p.resurrected() == 1 ? " resurrected" : "")
                        + (p.dormant() == 1 ? " dormant" : ""))
                .toList();
    }

    @Test
    @DisplayName("T-LC-1: dormant is a flow, told once")
    void one_customer_through_all_bars() {
        assertThat(words(profiles(1, 1, 2, 5).collect(growth().over(Periods.daily(PARIS)))))
                .containsExactly("1 new", "2 returning", "3 dormant", "4", "5 resurrected", "6 dormant");
    }

    @Test
    @DisplayName("T-LC-2: with the profile rule a late first purchase resurrects, with the first event it is new")
    void the_birth_rule_trap() {
        assertThat(words(
                        profiles(0, 3).collect(growth().bornAt(Profile::created).over(Periods.daily(PARIS)))))
                .startsWith("3 resurrected", "4 dormant");
        assertThat(words(profiles(0, 3).collect(growth().over(Periods.daily(PARIS)))))
                .startsWith("3 new", "4 dormant");
    }

    @Test
    @DisplayName("T-LC-3: under the profile rule a backfilled customer is never new")
    void the_backfill_trap() {
        Growth profile = profiles(5, 1, 2, 3, 5)
                .collect(growth().bornAt(Profile::created).over(Periods.daily(PARIS)));
        assertThat(words(profile))
                .containsExactly(
                        "1 resurrected", "2 returning", "3 returning", "4 dormant", "5 resurrected", "6 dormant");
        assertThat(profile.definition()).isEqualTo("growth/declared-date/day@Europe/Paris");
        assertThat(words(profiles(5, 1, 2, 3, 5).collect(growth().over(Periods.daily(PARIS)))))
                .containsExactly("1 new", "2 returning", "3 returning", "4 dormant", "5 resurrected", "6 dormant");
    }

    @Test
    @DisplayName("T-LC-4: in an open period dormant is an upper bound, marked")
    void an_open_period_is_marked() {
        Growth growth = profiles(1, 1, 2, 5)
                .collect(Growth.of(Profile::id, Profile::active)
                        .observedUntil(Instant.parse("2026-03-07T10:00:00Z"))
                        .over(Periods.daily(ZoneOffset.UTC)));
        assertThat(growth.of("2026-03-06").complete()).isTrue();
        assertThat(growth.of("2026-03-07").complete()).isFalse();
        assertThat(growth.of("2026-03-07").dormant()).isEqualTo(1);
        assertThat(growth).hasToString("""
            period       active  new  returning  resurrected  dormant
            2026-03-02        1    1          0            0        0
            2026-03-03        1    0          1            0        0
            2026-03-04        0    0          0            0        1
            2026-03-05        0    0          0            0        0
            2026-03-06        1    0          0            1        0
            2026-03-07*       0    0          0            0        1
            * the period is not over yet; dormant is an upper bound
            """);
    }

    @Property(tries = 300)
    void who_was_active_returns_or_goes_dormant(@ForAll("visits") List<Visit> visits) {
        Growth growth =
                visits.stream().collect(Growth.of(Visit::customer, Visit::day).over(Periods.weekly(PARIS)));
        for (int i = 1; i < growth.all().size(); i++) {
            GrowthPeriod now = growth.all().get(i);
            assertThat(now.returning() + now.dormant())
                    .isEqualTo(growth.all().get(i - 1).active());
        }
        assertThat(growth.all().stream().mapToLong(GrowthPeriod::newCustomers).sum())
                .isEqualTo(visits.stream().map(Visit::customer).distinct().count());
    }

    @Provide
    Arbitrary<List<Visit>> visits() {
        return Visit.lists();
    }

    @Test
    void pulse_is_won_over_lost_and_empty_without_loss() {
        Growth growth = profiles(1, 1, 2, 5).collect(growth().over(Periods.daily(PARIS)));
        assertThat(growth.of("2026-03-02").pulse()).isEmpty();
        assertThat(growth.of("2026-03-04").pulse()).hasValue(0.0);
        assertThat(growth.of("2026-03-02"))
                .hasToString("2026-03-02: 1 new, 0 returning, 0 resurrected, 0 dormant, complete");
    }

    @Test
    void a_period_outside_is_zero_and_open_and_no_rows_have_no_periods() {
        Growth none = Stream.<Profile>of().collect(growth().over(Periods.monthly(PARIS)));
        assertThat(none.all()).isEmpty();
        assertThat(none).hasToString("no periods: no row was counted\n");
        assertThat(none.of("2026-03").active()).isZero();
        assertThat(none.of("2026-03").complete()).isFalse();
    }

    @Test
    void columns_give_the_same_but_know_no_birth() {
        Columns rows = Columns.of(new int[] {0, 0, 0}, new int[] {1, 2, 5});
        Growth growth = Stream.of(rows).collect(Growth.ofColumns().over(Periods.daily(PARIS)));
        assertThat(growth.of("1970-01-06").resurrected()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Growth.ofColumns().bornAt(c -> LocalDate.EPOCH))
                .withMessageContaining("columns");
    }

    @Test
    void a_customer_without_events_is_in_no_bar() {
        record Account(
                String id, LocalDate created, @Nullable LocalDate active) {}
        Growth growth = Stream.of(new Account("A", DAY_0, null), new Account("B", DAY_0, DAY_0))
                .collect(Growth.of(Account::id, Account::active)
                        .bornAt(Account::created)
                        .over(Periods.daily(PARIS)));
        assertThat(growth.of("2026-03-01").newCustomers()).isEqualTo(1);
        assertThat(growth.of("2026-03-01").active()).isEqualTo(1);
    }
}
