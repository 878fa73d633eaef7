package dev.lifecycle.metrics.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.metrics.churn.ChurnCounts;
import dev.lifecycle.metrics.rate.Interval;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The text of what results are made of. */
class TextFormsTest {

    private static final StageHistory<Move> MOVES = StageHistory.of(Move::who, Move::at, Move::from, Move::to)
            .observedUntil(Instant.parse("2026-02-03T00:00:00Z"));

    private static Stream<Move> moves() {
        return Stream.of(
                Move.of("A", "2026-01-01", null, "LOYAL"),
                Move.of("A", "2026-01-11", "LOYAL", "LOST"),
                Move.of("A", "2026-02-01", "LOST", "LOYAL"));
    }

    @Test
    void visits_and_times() {
        List<StageVisit> visits = moves().collect(StageVisit.of(MOVES).metric());
        assertThat(visits.get(0)).hasToString("A in LOYAL since 2026-01-01T00:00:00Z, 10.0 d, then LOST");
        assertThat(visits.get(2)).hasToString("A in LOYAL since 2026-02-01T00:00:00Z, 2.0 d so far");
        assertThat(moves().collect(SubjectStageTime.of(MOVES).metric()).get("A").get("LOYAL"))
                .hasToString("2 visits, 12.0 d in all, latest completed 10.0 d, 2.0 d so far");
        assertThat(moves().collect(TimeInStage.of(MOVES).metric()).in("LOYAL"))
                .hasToString("LOYAL: 1 visits completed, median 10.0 d; 1 going on");
    }

    @Test
    void steps_and_their_change() {
        Funnel funnel = moves().collect(Funnel.of(MOVES).steps("LOYAL", "LOST").metric());
        assertThat(funnel.step("LOST"))
                .hasToString("LOST: 1 reached; of previous 1 of 1 = 100.0 % (20.7–100.0 %), complete; "
                        + "overall 1 of 1 = 100.0 % (20.7–100.0 %), complete");
        assertThat(funnel.changeFrom(funnel).get(1).toString()).startsWith("LOST: of previous +0.0 points (");
    }

    @Test
    void counts_and_bounds() {
        assertThat(new ChurnCounts(100, 20, 12, 1, 1))
                .hasToString("100 at the start, 20 joined, 12 churned, of them 1 joined and 1 back");
        assertThat(new Interval(0.05236, 0.36042)).hasToString("0.0524 to 0.3604");
    }
}
