package dev.lifecycle.metrics.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.rate.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ways through the stages, and the graph of what directly follows what. */
class PathVariantsTest {

    private static final StageHistory<Move> MOVES = StageHistory.of(Move::who, Move::at, Move::from, Move::to);
    private static final StageHistory<Move> KNOWN = MOVES.exits(Set.of("LOST"));

    /** A and B leave after the trial, C pays and leaves, D pays twice in a row and stays. */
    private static Stream<Move> four() {
        return Stream.of(
                Move.of("A", "2026-01-01", null, "TRIAL"),
                Move.of("A", "2026-01-11", "TRIAL", "LOST"),
                Move.of("B", "2026-01-01", null, "TRIAL"),
                Move.of("B", "2026-01-21", "TRIAL", "LOST"),
                Move.of("C", "2026-01-01", null, "TRIAL"),
                Move.of("C", "2026-01-05", "TRIAL", "PAYING"),
                Move.of("C", "2026-01-31", "PAYING", "LOST"),
                new Move("D", Move.ORIGIN, null, "TRIAL", 2),
                new Move("D", Move.ORIGIN.plus(Duration.ofDays(2)), "TRIAL", "PAYING", 2),
                new Move("D", Move.ORIGIN.plus(Duration.ofDays(32)), "PAYING", "PAYING", 2));
    }

    @Test
    void the_commonest_way_first_with_share_duration_and_outcome() {
        PathVariants ways = four().collect(PathVariants.of(KNOWN).metric());
        assertThat(ways.subjects()).isEqualTo(4);
        PathVariants.Variant first = ways.variants().get(0);
        assertThat(first.stages()).containsExactly("TRIAL", "LOST");
        assertThat(first.share().rate()).isEqualTo(new Rate(2, 4));
        assertThat(first.share().complete()).as("D may go on").isFalse();
        assertThat(first.median()).isEqualTo(Duration.ofDays(15));
        assertThat(first.outcome()).isEqualTo("LOST");
        assertThat(first.isOver()).isTrue();
        assertThat(ways.of("TRIAL", "PAYING", "PAYING").orElseThrow().isOver()).isFalse();
        assertThat(ways.of("PAYING")).isEmpty();
        assertThat(ways.coverage(1).rate()).isEqualTo(new Rate(2, 4));
        assertThat(first).hasToString("TRIAL → LOST: 2 of 4 = 50.0 % (15.0–85.0 %), open; 15.0 d");
        assertThat(ways).hasToString("""
                way                        subjects   share  median
                TRIAL → LOST                      2  50.0 %  15.0 d
                TRIAL → PAYING → LOST             1  25.0 %  30.0 d
                TRIAL → PAYING → PAYING *         1  25.0 %  32.0 d
                * may go on
                3 of 3 ways, 4 of 4 = 100.0 % of the subjects
                """);
    }

    @Test
    void what_directly_follows_what() {
        List<PathVariants.Follow> follows =
                four().collect(PathVariants.of(KNOWN).metric()).follows();
        assertThat(follows)
                .containsExactly(
                        new PathVariants.Follow("PAYING", "LOST", 1, 1, Duration.ofDays(26)),
                        new PathVariants.Follow("PAYING", "PAYING", 1, 1, Duration.ofDays(30)),
                        new PathVariants.Follow("TRIAL", "LOST", 2, 2, Duration.ofDays(15)),
                        new PathVariants.Follow("TRIAL", "PAYING", 2, 2, Duration.ofDays(3)));
        TransitionMatrix matrix = four().collect(TransitionMatrix.of(MOVES).metric());
        assertThat(follows)
                .allSatisfy(follow ->
                        assertThat(matrix.count(follow.from(), follow.to())).isEqualTo(follow.moves()));
    }

    @Test
    void cut_ways_fall_together_and_are_over() {
        PathVariants cut = four().collect(PathVariants.of(KNOWN).firstStages(2).metric());
        assertThat(cut.isComplete()).isTrue();
        assertThat(cut.variants()).extracting(PathVariants.Variant::isCut).containsExactly(false, true);
        assertThat(cut.variants().get(1))
                .hasToString("TRIAL → PAYING → …: 2 of 4 = 50.0 % (15.0–85.0 %), complete; 3.0 d");
        assertThat(cut.of("TRIAL", "PAYING"))
                .as("those who went on took another way")
                .isEmpty();
        assertThat(cut.follows()).hasSize(2);
        assertThat(four().collect(PathVariants.of(KNOWN).withoutRepeats().metric())
                        .of("TRIAL", "PAYING"))
                .as("D came into PAYING once, and stayed")
                .hasValueSatisfying(way -> assertThat(way.median()).isEqualTo(Duration.ofDays(2)));
        assertThat(four().collect(PathVariants.of(MOVES).metric()).variants())
                .as("nobody said what is an exit")
                .noneMatch(PathVariants.Variant::isOver);
    }

    @Test
    void two_segments_differ_by_the_shares_of_their_ways() {
        Segmented<Integer, PathVariants> byEpisode =
                four().collect(PathVariants.of(KNOWN).metric().by(Move::episode));
        PathVariants first = byEpisode.of(1).orElseThrow();
        PathVariants second = byEpisode.of(2).orElseThrow();
        assertThat(first.subjects()).isEqualTo(3);
        assertThat(first.isComplete()).isTrue();
        List<PathVariants.VariantChange> changes = first.changesTo(second);
        assertThat(changes).hasSize(3);
        assertThat(changes.get(0).stages()).containsExactly("TRIAL", "PAYING", "PAYING");
        assertThat(changes.get(0).difference().value()).hasValue(1);
        assertThat(changes.get(1).difference().first()).isEqualTo(new Rate(2, 3));
        assertThat(changes.get(1).difference().second()).isEqualTo(new Rate(0, 1));
        assertThat(changes.get(1).toString()).startsWith("TRIAL → LOST: -66.7 points");
        assertThat(first.changesTo(first))
                .allSatisfy(change -> assertThat(change.difference().value()).hasValue(0));
    }

    @Test
    void nobody_and_what_is_refused() {
        PathVariants nobody = Stream.<Move>of().collect(PathVariants.of(KNOWN).metric());
        assertThat(nobody.coverage(1).value()).isEmpty();
        assertThat(nobody.changesTo(nobody)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathVariants.of(KNOWN).firstStages(0))
                .withMessage("a way has at least one stage, but only the first 0 were to be told");
        PathVariants other = Stream.<Move>of().collect(PathVariants.of(MOVES).metric());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nobody.changesTo(other))
                .withMessageContaining("'paths/exits-LOST/per-subject' and the other 'paths/per-subject'");
    }
}
