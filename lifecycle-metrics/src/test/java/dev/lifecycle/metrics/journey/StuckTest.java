package dev.lifecycle.metrics.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.rate.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Open visits against the distribution of all visits of their stage. */
class StuckTest {

    private static final Instant NOW = Move.ORIGIN.plus(Duration.ofDays(100));
    private static final StageHistory<Move> MOVES =
            StageHistory.of(Move::who, Move::at, Move::from, Move::to).observedUntil(NOW);

    private static Move entered(String who, int daysAgo, String stage, int episode) {
        return new Move(who, NOW.minus(Duration.ofDays(daysAgo)), null, stage, episode);
    }

    /** Ten trials ended after 1, 2, … 10 days; three go on since 5, 9 and 30 days. */
    private static List<Move> trials() {
        List<Move> moves = new ArrayList<>();
        for (int days = 1; days <= 10; days++) {
            moves.add(entered("ended-" + days, 50, "TRIAL", 1));
            moves.add(new Move("ended-" + days, NOW.minus(Duration.ofDays(50 - days)), "TRIAL", "LOST", 1));
        }
        moves.add(entered("five", 5, "TRIAL", 1));
        moves.add(entered("nine", 9, "TRIAL", 1));
        moves.add(entered("thirty", 30, "TRIAL", 2));
        return moves;
    }

    @Test
    void who_goes_on_beyond_the_limit_of_the_curve() {
        Stuck stuck = trials().stream().collect(Stuck.of(MOVES).beyond(0.75).metric());
        Stuck.StageLimit trial = stuck.in("TRIAL").orElseThrow();
        // 13 at risk; S(5) = 8/13, then 7 at risk without the one of five days: S(8) = 8/13 · 4/7 = 0.352, S(9) =
        // 0.264,
        // then two at risk: S(10) = 0.132.
        assertThat(trial.limit()).isEqualTo(Duration.ofDays(10));
        assertThat(trial.ended()).isEqualTo(10);
        assertThat(trial.open()).isEqualTo(3);
        assertThat(stuck.visits()).singleElement().satisfies(visit -> {
            assertThat(visit.subject()).isEqualTo("thirty");
            assertThat(visit.lasted()).isEqualTo(Duration.ofDays(30));
            assertThat(visit.longer()).isCloseTo(8 / 13.0 * 4 / 7 * 3 / 4 / 2, within(1e-12));
        });
        assertThat(stuck.rate("TRIAL").rate()).isEqualTo(new Rate(1, 3));
        assertThat(stuck.definition()).isEqualTo("stuck/beyond-75-of-100/at-least-10/per-subject");
    }

    @Test
    void open_visits_are_in_the_curve_so_that_a_jam_does_not_look_quick() {
        Stuck among = trials().stream().collect(Stuck.of(MOVES).beyond(0.6).metric());
        List<Move> jam = trials();
        for (int i = 0; i < 10; i++) {
            jam.add(entered("late-" + i, 20, "TRIAL", 1));
        }
        Stuck jammed = jam.stream().collect(Stuck.of(MOVES).beyond(0.6).metric());
        assertThat(among.in("TRIAL").orElseThrow().limit()).isEqualTo(Duration.ofDays(8));
        assertThat(jammed.in("TRIAL").orElseThrow().limit())
                .as("the ended ones alone would say 6 days; of 23 visits 11 still go on")
                .isNull();
        assertThat(jammed.visits()).isEmpty();
        assertThat(jammed.rate().rate()).isEqualTo(new Rate(0, 23));
    }

    @Test
    void a_stage_with_few_ended_visits_has_no_limit_and_exits_are_left_out() {
        StageHistory<Move> moves = MOVES.exits(Set.of("LOST")).stages(List.of("NEW", "TRIAL", "LOST"));
        Stuck stuck = trials().stream().collect(Stuck.of(moves).atLeast(11).metric());
        assertThat(stuck.stages()).extracting(Stuck.StageLimit::stage).containsExactly("NEW", "TRIAL");
        assertThat(stuck.in("TRIAL").orElseThrow()).hasToString("TRIAL: 0 of 3 stuck, no limit");
        assertThat(stuck.rate("NEW").value()).isEmpty();
        assertThat(stuck.rate("LOST").value()).isEmpty();
        assertThat(stuck.definition()).isEqualTo("stuck/beyond-9-of-10/at-least-11/exits-LOST/per-subject");
    }

    @Test
    void the_text_has_a_line_per_stage_and_the_visits_furthest_beyond_it() {
        StageHistory<Move> moves = MOVES.exits(Set.of("LOST"));
        assertThat(trials().stream().collect(Stuck.of(moves).beyond(0.5).metric()))
                .hasToString("""
                stage  ended  open  limit        95 %  stuck
                TRIAL     10     3  7.0 d  4.0 d–none      2
                thirty in TRIAL for 30.0 d, limit 7.0 d; 13.2 % stay longer
                nine in TRIAL for 9.0 d, limit 7.0 d; 26.4 % stay longer
                """);
    }

    @Test
    void in_a_segment_visits_are_compared_with_its_own() {
        Segmented<Integer, Stuck> byEpisode =
                trials().stream().collect(Stuck.of(MOVES).beyond(0.75).metric().by(Move::episode));
        assertThat(byEpisode.total().visits()).hasSize(1);
        assertThat(byEpisode.of(2).orElseThrow().in("TRIAL").orElseThrow().limit())
                .as("nobody of the second episode has left")
                .isNull();
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stuck.of(MOVES).beyond(1))
                .withMessage("the share of visits beyond which one is stuck lies between 0 and 1, but it is 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stuck.of(MOVES).atLeast(0))
                .withMessageContaining("at least one visit");
    }
}
