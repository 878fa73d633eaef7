package dev.lifecycle.metrics.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.churn.ChurnReasons;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What follows from journeys: bottlenecks, comparisons, goals, and the history of stage models as input. */
class FindingsTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private record Event(String who, Instant at, String name) {}

    private static Funnel funnel(int... reached) {
        List<Event> events = new ArrayList<>();
        for (int who = 0; who < reached[0]; who++) {
            for (int step = 0; step < reached.length && who < reached[step]; step++) {
                events.add(new Event("c" + who, NOON.plusSeconds(step), "s" + step));
            }
        }
        return events.stream()
                .collect(Funnel.of(Event::who, Event::at, Event::name)
                        .steps("s0", "s1", "s2", "s3")
                        .metric());
    }

    @Test
    void bottlenecks_are_ranked_by_people_lost_times_their_share() {
        ChurnReasons reasons = Stream.of("COSTS", "COSTS")
                .collect(ChurnReasons.of(r -> r, r -> false).metric());
        List<Bottleneck> worst = funnel(1000, 500, 100, 100).bottlenecks(Map.of("s2", reasons));
        assertThat(worst).extracting(Bottleneck::step).containsExactly("s2", "s1");
        assertThat(worst.get(0).impact()).isEqualTo(400 * 0.8);
        assertThat(worst.get(0).after()).isEqualTo("s1");
        assertThat(worst.get(0).reasons()).isEqualTo(reasons);
        assertThat(worst.get(0).toString()).startsWith("s1 → s2: 400 of 500 = 80.0 %");
        assertThat(funnel(1000, 500, 100, 100).bottlenecks().get(1).reasons()).isNull();
    }

    @Test
    void two_versions_are_compared_step_by_step() {
        List<StepChange> changes = funnel(1000, 500, 200, 100).changeFrom(funnel(1000, 300, 120, 60));
        assertThat(changes.get(1).relative().value()).hasValue(0.2);
        assertThat(changes.get(1).relative().isSignificant()).isTrue();
        assertThat(changes.get(2).relative().isSignificant()).isFalse();
        assertThat(changes.get(3).overall().isSignificant()).isTrue();
        Funnel other = Stream.<Event>of()
                .collect(
                        Funnel.of(Event::who, Event::at, Event::name).steps("x").metric());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> other.changeFrom(funnel(1, 1, 1, 1)))
                .withMessageContaining("[x]");
    }

    @Test
    void a_goal_is_met_only_when_the_whole_interval_says_so() {
        Goal goal = new Goal("RETENTION", "second order", 0.25);
        assertThat(goal.attainment(rate(400, 1000)).verdict()).isEqualTo(Goal.Verdict.MET);
        assertThat(goal.attainment(rate(100, 1000)).verdict()).isEqualTo(Goal.Verdict.MISSED);
        assertThat(goal.attainment(rate(6, 20)).verdict()).isEqualTo(Goal.Verdict.UNDECIDED);
        assertThat(goal.attainment(MeasuredRate.of(new Rate(100, 1000), false, "open"))
                        .verdict())
                .as("more may still come")
                .isEqualTo(Goal.Verdict.UNDECIDED);
        assertThat(goal.attainment(rate(0, 0)).verdict()).isEqualTo(Goal.Verdict.UNDECIDED);
        assertThat(goal.attainment(rate(400, 1000)).toString())
                .isEqualTo("RETENTION, second order: 25.0 % wanted, 400 of 1000 = 40.0 % (37.0–43.1 %), complete: MET");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Goal("X", "y", 25))
                .withMessageContaining("25.0");
    }

    private static MeasuredRate rate(long part, long whole) {
        return MeasuredRate.of(new Rate(part, whole), true, "test");
    }

    private static HistoryEntry entry(
            String who, int day, Kind kind, @Nullable String from, String to, long revision, int step) {
        Instant at = NOON.plus(Duration.ofDays(day));
        return new HistoryEntry(
                new HistoryEntry.Key("shop", 1, who, revision, step),
                kind,
                from == null ? null : Stage.of(from),
                Stage.of(to),
                1,
                HistoryEntry.Cause.host("test", null),
                new HistoryEntry.Times(at, at, at));
    }

    @Test
    void the_history_of_a_stage_model_is_read_in_its_own_order_and_without_what_moved_nobody() {
        List<HistoryEntry> history = List.of(
                entry("A", 0, Kind.STARTED, null, "NEW", 1, 0),
                entry("A", 5, Kind.STAYED, "NEW", "NEW", 2, 0),
                entry("A", 10, Kind.MOVED, "NEW", "LOYAL", 3, 0),
                entry("A", 10, Kind.MOVED, "LOYAL", "LOYAL", 3, 1),
                entry("A", 12, Kind.REFUSED, "LOYAL", "LOYAL", 4, 0));
        StageHistory<HistoryEntry> entries = StageHistory.ofEntries();
        assertThat(history.stream().collect(Population.of(entries).metric()).in("LOYAL"))
                .isEqualTo(1);
        assertThat(history.stream()
                        .collect(TransitionMatrix.of(entries).metric())
                        .count("LOYAL", "LOYAL"))
                .isEqualTo(1);
        assertThat(history.stream()
                        .collect(TimeInStage.of(entries).metric())
                        .in("NEW")
                        .medianCompleted())
                .contains(Duration.ofDays(10));
    }

    @Test
    void stage_conversion_leaves_out_entries_younger_than_the_horizon() {
        StageHistory<Move> moves = StageHistory.of(Move::who, Move::at, Move::from, Move::to);
        MeasuredRate conversion = Stream.of(
                        Move.of("A", "2026-01-01", null, "TRIAL"),
                        Move.of("A", "2026-01-05", "TRIAL", "PAYING"),
                        Move.of("B", "2026-01-01", null, "TRIAL"),
                        Move.of("B", "2026-01-20", "TRIAL", "PAYING"),
                        Move.of("C", "2026-01-25", null, "TRIAL"),
                        Move.of("C", "2026-01-26", "TRIAL", "PAYING"),
                        Move.of("D", "2026-01-02", null, "TRIAL"),
                        Move.of("D", "2026-01-03", "TRIAL", "ASKED"),
                        Move.of("D", "2026-01-06", "ASKED", "PAYING"))
                .collect(StageConversion.of(moves.observedUntil(Instant.parse("2026-01-31T00:00:00Z")))
                        .steps("TRIAL", "PAYING")
                        .within(Duration.ofDays(7))
                        .metric())
                .rate();
        assertThat(conversion.rate()).hasToString("2 of 3 = 66.7 %");
        assertThat(conversion.definition()).isEqualTo("conversion/TRIAL/PAYING/within-PT168H/per-subject");
    }
}
