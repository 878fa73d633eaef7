package dev.lifecycle.metrics.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How far subjects got, and from which stage they were lost. */
class StageReachTest {

    private static final StageHistory<Move> MOVES = StageHistory.of(Move::who, Move::at, Move::from, Move::to)
            .stages(List.of("NEW", "TRIAL", "PAYING", "LOYAL"))
            .exits(List.of("LOST", "GONE"));

    private static Stream<Move> moves() {
        return Stream.of(
                // got to PAYING, fell back, was lost from NEW
                Move.of("A", "2026-01-01", null, "PAYING"),
                Move.of("A", "2026-01-02", "PAYING", "NEW"),
                Move.of("A", "2026-01-03", "NEW", "LOST"),
                // lost, then gone: still lost from TRIAL
                Move.of("B", "2026-01-01", null, "TRIAL"),
                Move.of("B", "2026-01-02", "TRIAL", "LOST"),
                Move.of("B", "2026-01-03", "LOST", "GONE"),
                // lost and back
                Move.of("C", "2026-01-01", null, "TRIAL"),
                Move.of("C", "2026-01-02", "TRIAL", "LOST"),
                Move.of("C", "2026-01-03", "LOST", "LOYAL"),
                // nothing but an exit
                Move.of("D", "2026-01-01", null, "GONE"),
                // the row before is missing: its from says where it was
                Move.of("E", "2026-01-05", "LOYAL", "LOST"));
    }

    @Test
    void the_furthest_stage_is_by_the_declared_order_and_never_an_exit() {
        Population furthest = moves().collect(Population.of(MOVES).furthest().metric());
        assertThat(furthest.counts()).isEqualTo(Map.of("NEW", 0L, "TRIAL", 1L, "PAYING", 1L, "LOYAL", 2L));
        assertThat(furthest.none()).isEqualTo(1);
        assertThat(furthest.total()).isEqualTo(5);
        assertThat(furthest.definition())
                .isEqualTo("population/furthest/of-NEW,TRIAL,PAYING,LOYAL/exits-GONE,LOST/per-subject");
        assertThat(furthest).hasToString("""
            stage   subjects   share
            NEW            0   0.0 %
            TRIAL          1  20.0 %
            PAYING         1  20.0 %
            LOYAL          2  40.0 %
            none           1  20.0 %
            """);
    }

    @Test
    void the_last_stage_before_the_exit_is_of_those_who_are_out_now() {
        Population lost = moves().collect(Population.of(MOVES).lastBeforeExit().metric());
        assertThat(lost.counts()).isEqualTo(Map.of("NEW", 1L, "TRIAL", 1L, "PAYING", 0L, "LOYAL", 1L));
        assertThat(lost.none()).isEqualTo(1);
        assertThat(lost.share("TRIAL").rate()).hasToString("1 of 4 = 25.0 %");
        assertThat(lost.share("TRIAL").definition())
                .isEqualTo("population/last-before-exit/exits-GONE,LOST/per-subject");
    }

    @Test
    void as_of_an_earlier_instant_it_is_the_exit_of_then() {
        Population then = moves().collect(Population.of(MOVES.observedUntil(Instant.parse("2026-01-03T00:00:00Z")))
                .lastBeforeExit()
                .metric());
        assertThat(then.counts()).containsEntry("TRIAL", 2L).containsEntry("NEW", 0L);
        assertThat(then.none()).isEqualTo(1);
    }

    @Test
    void every_episode_has_its_own_furthest_stage() {
        Stream<Move> passes = Stream.of(
                new Move("A", Instant.parse("2026-01-01T00:00:00Z"), null, "LOYAL", 1),
                new Move("A", Instant.parse("2026-01-02T00:00:00Z"), null, "TRIAL", 2));
        Population furthest = passes.collect(
                Population.of(MOVES.perEpisode(Move::episode)).furthest().metric());
        assertThat(furthest.counts()).containsEntry("LOYAL", 1L).containsEntry("TRIAL", 1L);
        assertThat(furthest.definition())
                .isEqualTo("population/furthest/of-NEW,TRIAL,PAYING,LOYAL/exits-GONE,LOST/per-episode");
    }

    @Test
    void order_and_exits_come_from_a_model() {
        Stage fresh = Stage.of("NEW");
        Stage paying = Stage.of("PAYING");
        Stage lost = Stage.of("LOST");
        // spotless:off
        StageModel model = StageModel.named("shop")
                .startAt(fresh)
                .from(fresh).on("bought").to(paying)
                .from(paying).on("left").to(lost)
                .from(lost).on("back").to(paying)
                .exit(lost)
                .build();
        // spotless:on
        StageHistory<Move> history =
                StageHistory.of(Move::who, Move::at, Move::from, Move::to).stages(model);
        List<Move> moves =
                List.of(Move.of("A", "2026-01-01", null, "PAYING"), Move.of("A", "2026-01-02", "PAYING", "LOST"));
        assertThat(moves.stream()
                        .collect(Population.of(history).furthest().metric())
                        .in("PAYING"))
                .isEqualTo(1);
        assertThat(moves.stream()
                        .collect(Population.of(history).lastBeforeExit().metric())
                        .in("PAYING"))
                .isEqualTo(1);
    }

    @Test
    void by_segment_and_without_rows() {
        Segmented<String, Population> byFirstLetter = moves().collect(Population.of(MOVES)
                .furthest()
                .metric()
                .by(move -> move.who().equals("A") ? "first" : "others"));
        assertThat(byFirstLetter.of("first").orElseThrow().counts()).containsEntry("PAYING", 1L);
        assertThat(byFirstLetter.total())
                .isEqualTo(moves().collect(Population.of(MOVES).furthest().metric()));
        Population nobody =
                Stream.<Move>of().collect(Population.of(MOVES).lastBeforeExit().metric());
        assertThat(nobody.total()).isZero();
        assertThat(nobody.share("NEW").value()).isEmpty();
        assertThat(nobody.asOf()).isNull();
    }

    @Test
    void without_an_order_or_exits_there_is_no_answer() {
        StageHistory<Move> bare = StageHistory.of(Move::who, Move::at, Move::from, Move::to);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(Population.of(bare)::furthest)
                .withMessageContaining("declare it with stages(…)");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(Population.of(bare)::lastBeforeExit)
                .withMessageContaining("declare them with exits(…)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stream.of(Move.of("A", "2026-01-01", null, "PAUSED"))
                        .collect(Population.of(MOVES).furthest().metric()))
                .withMessage("the stage 'PAUSED' has no place in the declared order NEW, TRIAL, PAYING, LOYAL; "
                        + "add it there, or declare it as an exit");
    }
}
