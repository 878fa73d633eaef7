package dev.lifecycle.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final Line OURS = new Line("engine", "an event", "ours", 6, Line.Unit.NANOS, 8.0, 24.0);
    private static final Line FAST = new Line("engine", "an event", "fast", 4, Line.Unit.NANOS, 2.0, 0.0);
    private static final Line SLOW = new Line("engine", "an event", "slow", 12, Line.Unit.NANOS, 16.0, 96.0);
    private static final Map<Line.Key, Line> LINES =
            Stream.of(OURS, FAST, SLOW).collect(Collectors.toMap(Line::key, Function.identity()));

    @Test
    void a_figure_is_held_against_the_least_of_those_it_is_compared_with() {
        Budget.Verdict verdict = Budget.times(OURS.key(), 2, "≤ 2 × fastest", SLOW.key(), FAST.key())
                .judge(LINES);
        assertThat(verdict.seen()).isEqualTo(1.5);
        assertThat(verdict.met()).isTrue();
        assertThat(verdict).hasToString("met: 1.50 × (≤ 2 × fastest)");
    }

    @Test
    void a_budget_that_is_missed_says_so() {
        Budget.Verdict verdict =
                Budget.times(OURS.key(), 1 / 3.0, "≤ 1/3 × slow", SLOW.key()).judge(LINES);
        assertThat(verdict.met()).isFalse();
        assertThat(verdict).hasToString("MISSED: 0.50 × (≤ 1/3 × slow)");
    }

    @Test
    void the_budget_itself_is_still_within() {
        assertThat(Budget.times(OURS.key(), 1.5, "≤ 1.5 × fast", FAST.key())
                        .judge(LINES)
                        .met())
                .isTrue();
    }

    @Test
    void bytes_and_times_by_the_clock_have_budgets_of_their_own() {
        assertThat(Budget.bytes(OURS.key(), 20, "≤ 20 B").judge(LINES)).hasToString("MISSED: 24.0 B (≤ 20 B)");
        assertThat(new Budget(OURS.key(), Budget.Measure.WALL, 0.5, List.of(SLOW.key()), "≤ 1/2 × slow by the clock")
                        .judge(LINES))
                .hasToString("met: 0.50 × (≤ 1/2 × slow by the clock)");
    }

    @Test
    void what_was_not_measured_is_neither_met_nor_missed() {
        Line.Key nobody = new Line.Key("engine", "an event", "nobody");
        assertThat(Budget.figure(nobody, 1, "≤ 1").judge(LINES).met()).isNull();
        assertThat(Budget.times(OURS.key(), 1, "≤ 1 × nobody", nobody).judge(LINES))
                .hasToString("not measured (≤ 1 × nobody)");
        Line bare = Line.of("memory", "a customer", "ours", 72, Line.Unit.BYTES);
        assertThat(Budget.bytes(bare.key(), 1, "≤ 1 B")
                        .judge(Map.of(bare.key(), bare))
                        .met())
                .as("a line without bytes per operation")
                .isNull();
    }
}
