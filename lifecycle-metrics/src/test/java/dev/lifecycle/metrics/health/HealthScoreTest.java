package dev.lifecycle.metrics.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.health.HealthChange.CustomerChange;
import dev.lifecycle.metrics.health.HealthChange.MeasureChange;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HealthScoreTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

    private record Account(
            String id,
            Instant at,
            @Nullable Double usage,
            @Nullable Double tickets,
            @Nullable Double tenure) {

        static Account of(String id, @Nullable Double usage, @Nullable Double tickets, @Nullable Double tenure) {
            return new Account(id, MARCH, usage, tickets, tenure);
        }
    }

    /** Measures that are their own marks. */
    private static HealthScoreDefinition<Account> marks() {
        return HealthScore.of(Account::id, Account::at)
                .weighted("usage", Account::usage, 40, 100, Direction.HIGHER_IS_BETTER)
                .weighted("tickets", Account::tickets, 40, 100, Direction.HIGHER_IS_BETTER)
                .weighted("tenure", Account::tenure, 20, 100, Direction.HIGHER_IS_BETTER)
                .colours(50, 75);
    }

    @Test
    @DisplayName(
            "T-HEALTH-1: weights 40, 40, 20 and scores 90, 50, 30 make 62, amber; without the last measure coverage is 80 %")
    void weights_scores_colour_and_coverage() {
        HealthScore health = Stream.of(Account.of("c-42", 90.0, 50.0, 30.0), Account.of("c-43", 90.0, 50.0, null))
                .collect(marks().metric());
        CustomerHealth all = health.of("c-42").orElseThrow();
        assertThat(all.value().orElseThrow()).isCloseTo(62, within(1e-9));
        assertThat(all.colour()).isEqualTo(HealthColour.AMBER);
        assertThat(all.coverage()).isEqualTo(1);
        assertThat(all)
                .hasToString(
                        "c-42: 62.0 amber; usage 36.0 of 90.0, tickets 20.0 of 50.0, tenure 6.0 of 30.0; coverage 100.0 %");
        CustomerHealth without = health.of("c-43").orElseThrow();
        assertThat(without.value().orElseThrow()).as("(36 + 20) / 80 %").isCloseTo(70, within(1e-9));
        assertThat(without.coverage()).isCloseTo(0.8, within(1e-12));
        assertThat(without.part("tenure").orElseThrow()).hasToString("tenure unknown");
        assertThat(health.definition())
                .isEqualTo("health/usage-40-up-to-100/tickets-40-up-to-100/tenure-20-up-to-100/amber-50/green-75");
    }

    @Test
    void marks_go_by_target_and_direction_and_stay_between_none_and_full() {
        assertThat(Direction.HIGHER_IS_BETTER.score(0.4, 0.8)).isEqualTo(50);
        assertThat(Direction.HIGHER_IS_BETTER.score(2, 0.8)).isEqualTo(100);
        assertThat(Direction.HIGHER_IS_BETTER.score(-1, 0.8)).isZero();
        assertThat(Direction.LOWER_IS_BETTER.score(1, 5)).isEqualTo(80);
        assertThat(Direction.LOWER_IS_BETTER.score(9, 5)).isZero();
        assertThat(Direction.LOWER_IS_BETTER.score(-1, 5)).isEqualTo(100);
    }

    @Test
    void colours_are_of_whom_is_known_and_the_worst_stand_first() {
        HealthScore health = Stream.of(
                        Account.of("good", 75.0, 75.0, 75.0),
                        Account.of("fair", 50.0, 50.0, 50.0),
                        Account.of("poor", 49.0, 50.0, 50.0),
                        Account.of("bad", 0.0, 0.0, 0.0),
                        Account.of("unknown", null, null, null))
                .collect(marks().metric());
        assertThat(health.customers().stream().map(CustomerHealth::customer))
                .containsExactly("bad", "poor", "fair", "good", "unknown");
        assertThat(health.in(HealthColour.RED))
                .extracting(CustomerHealth::customer)
                .containsExactly("bad", "poor");
        assertThat(health.in(HealthColour.AMBER))
                .extracting(CustomerHealth::customer)
                .containsExactly("fair");
        assertThat(health.share(HealthColour.GREEN).rate()).hasToString("1 of 4 = 25.0 %");
        assertThat(health.unscored()).extracting(CustomerHealth::coverage).containsExactly(0.0);
        assertThat(health.mean().orElseThrow().value()).as("75, 50, 49.6 and 0").isCloseTo(43.65, within(1e-9));
        assertThat(health).asString().startsWith("""
                colour    customers            share
                red               2  2 of 4 = 50.0 %
                amber             1  1 of 4 = 25.0 %
                green             1  1 of 4 = 25.0 %
                no score          1
                bad: 0.0 red;""");
    }

    @Test
    void a_score_at_a_bound_is_at_it_though_its_fractions_are_not_exact_in_binary() {
        HealthScore health = Stream.of(Account.of("A", 0.6, null, null), Account.of("B", null, 0.7, 0.7))
                .collect(HealthScore.of(Account::id, Account::at)
                        .weighted("usage", Account::usage, 40, 0.8, Direction.HIGHER_IS_BETTER)
                        .weighted("tickets", Account::tickets, 0.1, 1.4, Direction.LOWER_IS_BETTER)
                        .weighted("tenure", Account::tenure, 0.2, 1.4, Direction.HIGHER_IS_BETTER)
                        .colours(50, 75)
                        .metric());
        assertThat(health.of("A").orElseThrow())
                .as("0.6 of 0.8 is three quarters")
                .satisfies(one -> {
                    assertThat(one.score()).isEqualTo(75);
                    assertThat(one.colour()).isEqualTo(HealthColour.GREEN);
                });
        assertThat(health.of("B").orElseThrow().score()).isEqualTo(50);
        assertThat(health.in(HealthColour.AMBER))
                .extracting(CustomerHealth::customer)
                .containsExactly("B");
    }

    @Test
    void the_latest_row_counts_and_of_two_at_one_instant_the_lower() {
        List<Account> rows = List.of(
                new Account("A", MARCH.plusSeconds(9), 80.0, 80.0, 80.0),
                new Account("A", MARCH, 10.0, 10.0, 10.0),
                new Account("A", MARCH.plusSeconds(9), 70.0, 90.0, 90.0));
        assertThat(score(rows.stream(), marks())).isCloseTo(82, within(1e-9));
        assertThat(score(rows.stream(), marks().observedUntil(MARCH.plusSeconds(9))))
                .isCloseTo(10, within(1e-9));
    }

    private static double score(Stream<Account> rows, HealthScoreDefinition<Account> definition) {
        return rows.collect(definition.metric()).of("A").orElseThrow().value().orElseThrow();
    }

    @Test
    void what_moved_most_between_two_looks() {
        HealthScore february = Stream.of(
                        Account.of("A", 90.0, 50.0, 30.0),
                        Account.of("B", 50.0, 50.0, 50.0),
                        Account.of("gone", 50.0, 50.0, 50.0),
                        Account.of("unknown", null, null, null))
                .collect(marks().metric());
        HealthScore march = Stream.of(
                        Account.of("A", 30.0, 60.0, 30.0),
                        Account.of("B", 50.0, 40.0, 100.0),
                        Account.of("new", 50.0, 50.0, 50.0),
                        Account.of("unknown", 10.0, null, null))
                .collect(marks().metric());
        HealthChange change = march.changeFrom(february);
        assertThat(change.customers().stream().map(CustomerChange::toString))
                .containsExactly("A: 62.0 to 42.0, most by usage (-24.0)", "B: 50.0 to 56.0, most by tenure (+10.0)");
        assertThat(change.movedMost())
                .hasValueSatisfying(most -> assertThat(most).as("-24 and 0").hasToString("usage -12.0"));
        assertThat(change.measures().stream().map(MeasureChange::toString))
                .containsExactly("usage -12.0", "tenure +5.0", "tickets +0.0");
        assertThat(List.of(change.appeared(), change.gone())).containsExactly(2L, 1L);
        assertThat(change).hasToString("""
                measure  points
                usage     -12.0
                tenure     +5.0
                tickets    +0.0
                A: 62.0 to 42.0, most by usage (-24.0)
                2 new, 1 gone
                """);
        HealthScore other = Stream.of(Account.of("A", 1.0, 1.0, 1.0))
                .collect(marks().colours(20, 40).metric());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> march.changeFrom(other))
                .withMessageContaining("only scores of one definition can be compared");
        HealthScore nobody = Stream.<Account>of().collect(marks().metric());
        assertThat(nobody.changeFrom(nobody).movedMost()).isEmpty();
        assertThat(nobody.mean()).isEmpty();
    }

    @Test
    void what_makes_no_score_is_refused() {
        HealthScoreDefinition<Account> none = HealthScore.of(Account::id, Account::at);
        assertThatIllegalStateException().isThrownBy(none::metric).withMessageContaining("no measure was declared");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> marks().weighted("usage", Account::usage, 1, 1, Direction.LOWER_IS_BETTER))
                .withMessageContaining("'usage' already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.weighted(" ", Account::usage, 1, 1, Direction.LOWER_IS_BETTER))
                .withMessageContaining("not blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.weighted("usage", Account::usage, 0, 1, Direction.LOWER_IS_BETTER))
                .withMessageContaining("0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.weighted("usage", Account::usage, 1, Double.NaN, Direction.LOWER_IS_BETTER))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> marks().colours(75, 50))
                .withMessageContaining("75.0 and 50.0");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(
                        () -> Stream.of(Account.of("A", Double.NaN, 1.0, 1.0)).collect(marks().metric()))
                .withMessageContaining("'usage' is a finite number or missing, but it is NaN");
    }
}
