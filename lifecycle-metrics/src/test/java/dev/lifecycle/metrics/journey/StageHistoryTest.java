package dev.lifecycle.metrics.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Periods;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StageHistoryTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final StageHistory<Move> MOVES = StageHistory.of(Move::who, Move::at, Move::from, Move::to);

    /** One subject that goes into LOYAL twice and out again. */
    private static Stream<Move> loyalTwice() {
        return Stream.of(
                Move.of("A", "2026-01-01", null, "LOYAL"),
                Move.of("A", "2026-01-11", "LOYAL", "LOST"),
                Move.of("A", "2026-02-01", "LOST", "LOYAL"),
                Move.of("A", "2026-02-06", "LOYAL", "LOST"));
    }

    @Test
    @DisplayName("T-STG-1: latest 5 days, cumulative 15 days, 2 visits")
    void latest_and_cumulative_time() {
        SubjectStageTime time = loyalTwice()
                .collect(SubjectStageTime.of(MOVES).metric())
                .get("A")
                .get("LOYAL");
        assertThat(time.latestCompleted()).contains(Duration.ofDays(5));
        assertThat(time.cumulative()).isEqualTo(Duration.ofDays(15));
        assertThat(time.visits()).isEqualTo(2);
        assertThat(time.currentOpen()).isEmpty();
    }

    @Test
    @DisplayName("T-STG-1 as of 3 February: latest completed 10 days, open 2 days, cumulative 12 days")
    void as_of_an_instant_the_open_visit_is_censored() {
        StageHistory<Move> asOf = MOVES.observedUntil(Instant.parse("2026-02-03T00:00:00Z"));
        SubjectStageTime time = loyalTwice()
                .collect(SubjectStageTime.of(asOf).metric())
                .get("A")
                .get("LOYAL");
        assertThat(time.latestCompleted()).contains(Duration.ofDays(10));
        assertThat(time.currentOpen()).contains(Duration.ofDays(2));
        assertThat(time.cumulative()).isEqualTo(Duration.ofDays(12));
        List<StageVisit> visits = loyalTwice().collect(StageVisit.of(asOf).metric());
        assertThat(visits).hasSize(3);
        assertThat(visits.get(2).isOpen()).isTrue();
        assertThat(visits.get(0).next()).isEqualTo("LOST");
        assertThat(visits.get(0).left()).isEqualTo("2026-01-11T00:00:00Z");
    }

    @Test
    void a_thousand_customers_may_have_spent_a_thousand_years_in_a_stage() {
        StageHistory<Move> moves = MOVES.observedUntil(Instant.parse("2027-01-01T00:00:00Z"));
        StageTime loyal = IntStream.range(0, 1_000)
                .mapToObj(i -> Move.of("c-" + i, "2026-01-01", null, "LOYAL"))
                .collect(TimeInStage.of(moves).metric())
                .in("LOYAL");
        assertThat(loyal.cumulative()).isEqualTo(Duration.ofDays(365_000));
    }

    @Test
    void time_in_stage_is_of_completed_visits_and_tells_how_many_go_on() {
        TimeInStage times = Stream.concat(loyalTwice(), Stream.of(Move.of("B", "2026-01-01", null, "LOYAL")))
                .collect(TimeInStage.of(MOVES.stages(List.of("LOYAL"))).metric());
        StageTime loyal = times.in("LOYAL");
        assertThat(loyal.subjects()).isEqualTo(2);
        assertThat(loyal.completed()).isEqualTo(2);
        assertThat(loyal.open()).isEqualTo(1);
        assertThat(loyal.medianCompleted()).contains(Duration.ofHours(180));
        assertThat(loyal.meanCompleted()).contains(Duration.ofHours(180));
        assertThat(loyal.cumulative()).isEqualTo(Duration.ofDays(15 + 36));
        assertThat(times.in("NOWHERE").meanCompleted()).isEmpty();
        assertThat(times.in("NOWHERE").medianCompleted()).isEmpty();
        assertThat(times).hasToString("""
            stage  subjects  completed  open  median    mean
            LOYAL         2          2     1   7.5 d   7.5 d
            LOST          1          1     1  21.0 d  21.0 d
            """);
    }

    @Test
    void population_counts_the_stage_of_the_last_entry() {
        Population population = Stream.concat(loyalTwice(), Stream.of(Move.of("B", "2026-01-01", null, "LOYAL")))
                .collect(Population.of(MOVES.stages(List.of("NEW", "LOYAL"))).metric());
        assertThat(population.in("LOST")).isEqualTo(1);
        assertThat(population.in("NEW")).isZero();
        assertThat(population.in("ELSEWHERE")).isZero();
        assertThat(population.total()).isEqualTo(2);
        assertThat(population.share("LOST").value()).hasValue(0.5);
        assertThat(population.asOf()).isEqualTo("2026-02-06T00:00:00Z");
        assertThat(population).hasToString("""
            stage  subjects   share
            NEW           0   0.0 %
            LOYAL         1  50.0 %
            LOST          1  50.0 %
            """);
        assertThat(Stream.<Move>of().collect(Population.of(MOVES).metric()).asOf())
                .isNull();
    }

    @Test
    void transitions_count_moves_and_tell_beginnings_apart() {
        TransitionMatrix matrix =
                loyalTwice().collect(TransitionMatrix.of(MOVES).metric());
        assertThat(matrix.entries()).containsExactly(Map.entry("LOYAL", 1L));
        assertThat(matrix.count("LOYAL", "LOST")).isEqualTo(2);
        assertThat(matrix.count("LOST", "LOYAL")).isEqualTo(1);
        assertThat(matrix.count("LOST", "LOST")).isZero();
        assertThat(matrix.out("LOYAL")).isEqualTo(2);
        assertThat(matrix.rate("LOYAL", "LOST").value()).hasValue(1.0);
        assertThat(matrix).hasToString("""
            from \\ to  LOST  LOYAL
            LOST          ·      1
            LOYAL         2      ·
            """);
    }

    @Test
    void a_missing_from_is_taken_from_the_row_before() {
        StageHistory<Move> moves = StageHistory.of(Move::who, Move::at, m -> null, Move::to);
        assertThat(loyalTwice().collect(TransitionMatrix.of(moves).metric()))
                .isEqualTo(loyalTwice().collect(TransitionMatrix.of(MOVES).metric()));
    }

    @Test
    void stock_and_flow_balance() {
        StageFlows flows = loyalTwice().collect(StageFlows.of(MOVES).over(Periods.monthly(PARIS)));
        assertThat(flows.of("2026-01", "LOYAL").in()).isEqualTo(1);
        assertThat(flows.of("2026-01", "LOYAL").out()).isEqualTo(1);
        assertThat(flows.of("2026-01", "LOST").stock()).isEqualTo(1);
        assertThat(flows.of("2026-02", "LOYAL").stock()).isZero();
        assertThat(flows.of("2026-01", "LOST").complete()).isTrue();
        assertThat(flows.of("2026-02", "LOST").complete()).isFalse();
        assertThat(flows.of("2027-02", "LOST").complete()).isFalse();
        assertThat(flows.toString()).contains("2026-02*");
        assertThat(Stream.<Move>of()
                        .collect(StageFlows.of(MOVES).over(Periods.monthly(PARIS)))
                        .all())
                .isEmpty();
    }

    @Property(tries = 200)
    void the_last_stock_is_the_population(@ForAll("moves") List<Move> moves) {
        StageFlows flows = moves.stream().collect(StageFlows.of(MOVES).over(Periods.weekly(ZoneOffset.UTC)));
        Population population = moves.stream().collect(Population.of(MOVES).metric());
        int stages = population.counts().size();
        flows.all()
                .subList(Math.max(0, flows.all().size() - stages), flows.all().size())
                .forEach(flow -> assertThat(flow.stock()).isEqualTo(population.in(flow.stage())));
        assertThat(population.total())
                .isEqualTo(moves.stream().map(Move::who).distinct().count());
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        return Move.lists();
    }

    @Test
    void steps_of_one_instant_follow_each_other_whatever_their_order() {
        List<Move> steps = new ArrayList<>(List.of(
                Move.of("A", "2026-01-01", null, "X"),
                Move.of("A", "2026-01-01", "X", "C"),
                Move.of("A", "2026-01-01", "C", "B"),
                Move.of("A", "2026-01-01", "B", "Z")));
        for (int seed = 0; seed < 24; seed++) {
            Collections.shuffle(steps, new Random(seed));
            assertThat(steps.stream().collect(Population.of(MOVES).metric()).in("Z"))
                    .isEqualTo(1);
        }
    }

    @Test
    void the_stage_funnel_goes_over_entries_per_subject_or_per_episode() {
        List<Move> moves = List.of(
                new Move("A", Instant.parse("2026-01-01T00:00:00Z"), null, "NEW", 1),
                new Move("A", Instant.parse("2026-01-02T00:00:00Z"), "NEW", "LOYAL", 1),
                new Move("A", Instant.parse("2026-01-03T00:00:00Z"), "LOYAL", "NEW", 2),
                new Move("B", Instant.parse("2026-01-03T00:00:00Z"), null, "NEW", 1));
        assertThat(moves.stream()
                        .collect(Funnel.of(MOVES).steps("NEW", "LOYAL").metric())
                        .step("LOYAL")
                        .overall()
                        .rate())
                .hasToString("1 of 2 = 50.0 %");
        assertThat(moves.stream()
                        .collect(Funnel.of(MOVES.perEpisode(Move::episode))
                                .steps("NEW", "LOYAL")
                                .metric())
                        .step("LOYAL")
                        .overall()
                        .rate())
                .hasToString("1 of 3 = 33.3 %");
        assertThat(moves.stream()
                        .collect(Funnel.of(MOVES)
                                .steps("NEW", "LOYAL")
                                .within(Duration.ofHours(1))
                                .metric())
                        .step("LOYAL")
                        .reached())
                .isZero();
    }

    @Test
    void an_episode_is_over_when_the_next_one_begins() {
        List<Move> moves = List.of(
                new Move("A", Instant.parse("2026-01-01T00:00:00Z"), null, "NEW", 1),
                new Move("A", Instant.parse("2026-01-02T00:00:00Z"), "NEW", "LOYAL", 1),
                new Move("A", Instant.parse("2026-01-05T00:00:00Z"), "LOYAL", "NEW", 2),
                new Move("A", Instant.parse("2026-01-06T00:00:00Z"), "NEW", "LOYAL", 4),
                new Move("B", Instant.parse("2026-01-03T00:00:00Z"), null, "LOYAL", 7));
        StageHistory<Move> episodes =
                MOVES.perEpisode(Move::episode).observedUntil(Instant.parse("2026-01-08T00:00:00Z"));
        assertThat(moves.stream().collect(Population.of(episodes).metric()).counts())
                .isEqualTo(Map.of("LOYAL", 2L, "NEW", 0L));
        StageTime loyal =
                moves.stream().collect(TimeInStage.of(episodes).metric()).in("LOYAL");
        assertThat(List.of(loyal.completed(), loyal.open())).containsExactly(1L, 2L);
        assertThat(loyal.mean()).isEqualTo(Duration.ofDays(3));
        StageVisit first = moves.stream().collect(StageVisit.of(episodes).metric()).stream()
                .filter(visit -> visit.entered().equals(Instant.parse("2026-01-02T00:00:00Z")))
                .findFirst()
                .orElseThrow();
        assertThat(first.left()).isEqualTo(Instant.parse("2026-01-05T00:00:00Z"));
        assertThat(first.isOpen()).isFalse();
        assertThat(moves.stream()
                        .collect(StageConversion.of(episodes)
                                .steps("LOYAL", "NEW")
                                .within(Duration.ofDays(3))
                                .metric())
                        .rate()
                        .rate())
                .as("who begins anew has not gone on within the episode")
                .hasToString("0 of 2 = 0.0 %");
    }

    @Test
    void a_row_of_an_earlier_episode_after_the_next_began_is_over_as_it_begins() {
        List<Move> moves = List.of(
                new Move("A", Instant.parse("2026-01-01T00:00:00Z"), null, "NEW", 2),
                new Move("A", Instant.parse("2026-01-03T00:00:00Z"), null, "LOYAL", 1));
        StageTime loyal = moves.stream()
                .collect(TimeInStage.of(MOVES.perEpisode(Move::episode)).metric())
                .in("LOYAL");
        assertThat(loyal.mean()).isEqualTo(Duration.ZERO);
        assertThat(loyal.open()).isZero();
    }

    @Test
    void rows_that_change_nothing_are_kept_out() {
        Stream<Move> rows = Stream.concat(loyalTwice(), Stream.of(Move.of("A", "2026-01-05", "LOYAL", "LOYAL")));
        assertThat(rows.collect(TimeInStage.of(MOVES.where("moved", m -> !m.to().equals(m.from())))
                                .metric())
                        .in("LOYAL")
                        .completed())
                .isEqualTo(2);
    }

    @Test
    void a_row_without_subject_instant_or_stage_is_refused() {
        Move nobody = new Move(null, Move.ORIGIN, null, "X", 1);
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(nobody).collect(Population.of(MOVES).metric()))
                .withMessage("the subject is missing (null), in row 0, counted from 0")
                .satisfies(refused -> assertThat(refused.row()).hasValue(nobody));
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(new Move("A", Instant.MAX, null, "X", 1))
                        .collect(Population.of(MOVES).metric()))
                .withMessageContaining("no usable instant");
    }

    @Test
    void the_share_of_moves_has_its_interval() {
        assertThat(loyalTwice()
                        .collect(TransitionMatrix.of(MOVES).metric())
                        .rate("LOYAL", "LOST")
                        .interval()
                        .low())
                .isCloseTo(0.3424, within(5e-5));
    }
}
