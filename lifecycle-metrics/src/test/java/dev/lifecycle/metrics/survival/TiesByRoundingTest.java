package dev.lifecycle.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Times that arithmetic has moved by a last digit are one time, in everything that counts who is at risk. */
class TiesByRoundingTest {

    private static final double[] TIMES = {0.3, 0.1 + 0.2, 0.3, 0.5};
    private static final boolean[] EVENTS = {true, true, false, false};

    private record Row(String group, double time, boolean event) {}

    @Test
    @DisplayName("T-KM-TIES: 0.3 and 0.1 + 0.2 are one time")
    void one_time() {
        KaplanMeier curve = KaplanMeier.ofColumns(TIMES, EVENTS);
        assertThat(curve.points()).hasSize(1);
        assertThat(curve.survival(0.3)).isEqualTo(0.5);
        assertThat(curve.points().get(0).atRisk()).isEqualTo(4);
        NelsonAalen hazard = NelsonAalen.ofColumns(TIMES, EVENTS);
        assertThat(hazard.times()).hasSize(1);
        assertThat(hazard.hazard(0.3)).isEqualTo(0.5);
    }

    @Test
    @DisplayName("T-KM-TIES: who asks at a time that arithmetic has moved gets the value of the time meant")
    void asked_at_a_moved_time() {
        KaplanMeier curve = KaplanMeier.ofColumns(new double[] {0.1 + 0.2, 0.5}, new boolean[] {true, false});
        assertThat(curve.survival(0.3)).isEqualTo(0.5);
        assertThat(curve.survival(0.2999)).isEqualTo(1);
        assertThat(NelsonAalen.ofColumns(new double[] {0.1 + 0.2, 0.5}, new boolean[] {true, false})
                        .hazard(0.3))
                .isEqualTo(0.5);
    }

    @Test
    @DisplayName("T-KM-TIES: durations in any unit, from rows, and merged from two halves")
    void in_any_unit() {
        for (double unit : new double[] {1e-12, 1e-3, 1, 1e9}) {
            List<Row> rows = IntStream.range(0, 4)
                    .mapToObj(i -> new Row("a", unit * TIMES[i], EVENTS[i]))
                    .toList();
            KaplanMeier curve =
                    rows.stream().collect(KaplanMeier.of(Row::time, Row::event).metric());
            assertThat(curve.points()).hasSize(1);
            assertThat(rows.parallelStream()
                            .collect(KaplanMeier.of(Row::time, Row::event).metric()))
                    .isEqualTo(curve);
        }
    }

    @Test
    @DisplayName("T-KM-TIES: log-rank over groups whose times differ by rounding alone is that of the times meant")
    void log_rank() {
        List<Row> meant = Stream.of(
                        new Row("a", 0.3, true),
                        new Row("a", 0.6, true),
                        new Row("a", 0.7, false),
                        new Row("b", 0.3, true),
                        new Row("b", 0.3, true),
                        new Row("b", 0.6, true))
                .toList();
        List<Row> moved = meant.stream()
                .map(row -> row.group().equals("a") ? new Row("a", row.time() * 1.1 / 1.1 + 6e-17, row.event()) : row)
                .map(row -> row.group().equals("a") && row.time() < 0.5 ? new Row("a", 0.1 + 0.2, true) : row)
                .toList();
        for (Weighting weighting : Weighting.values()) {
            LogRank expected = meant.stream()
                    .collect(LogRank.of(Row::group, Row::time, Row::event)
                            .weighted(weighting)
                            .metric());
            LogRank seen = moved.stream()
                    .collect(LogRank.of(Row::group, Row::time, Row::event)
                            .weighted(weighting)
                            .metric());
            assertThat(seen.chiSquared().orElseThrow())
                    .isCloseTo(expected.chiSquared().orElseThrow(), within(1e-12));
        }
    }

    @Test
    @DisplayName("T-KM-TIES: turned off, two numbers are two times")
    void exact() {
        KaplanMeier curve = KaplanMeier.ofColumns(new double[0], TIMES, EVENTS, Ties.EXACT);
        assertThat(curve.points()).hasSize(2);
        assertThat(curve.survival(0.3)).isEqualTo(0.75);
        assertThat(NelsonAalen.ofColumns(new double[0], TIMES, EVENTS, Ties.EXACT)
                        .times())
                .hasSize(2);
        List<Row> rows = IntStream.range(0, 4)
                .mapToObj(i -> new Row(i % 2 == 0 ? "a" : "b", TIMES[i], EVENTS[i]))
                .toList();
        assertThat(rows.stream()
                        .collect(KaplanMeier.of(Row::time, Row::event)
                                .ties(Ties.EXACT)
                                .metric())
                        .points())
                .hasSize(2);
        LogRank rounded = rows.stream()
                .collect(LogRank.of(Row::group, Row::time, Row::event).metric());
        LogRank exact = rows.stream()
                .collect(LogRank.of(Row::group, Row::time, Row::event)
                        .ties(Ties.EXACT)
                        .metric());
        assertThat(exact.chiSquared()).isNotEqualTo(rounded.chiSquared());
    }

    @Test
    @DisplayName(
            "T-KM-TIES: late entries are on the same grid: who enters at a moved time is not at risk of what happens then")
    void late_entries() {
        double[] entries = {0, 0, 0.1 + 0.2 - 1e-16};
        double[] durations = {0.1 + 0.2, 0.5, 0.7};
        boolean[] events = {true, false, true};
        assertThat(KaplanMeier.ofColumns(entries, durations, events).survival(0.3))
                .isEqualTo(0.5);
    }

    @Test
    @DisplayName("T-KM-TIES: an observation shorter than rounding is refused, not counted below zero")
    void shorter_than_rounding() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KaplanMeier.ofColumns(
                        new double[] {0.3, 0}, new double[] {0.1 + 0.2, 0.1}, new boolean[] {true, true}))
                .withMessageContaining("for less than rounding can tell");
    }

    @Test
    @DisplayName("T-KM-TIES: near times that are not rounding stay apart")
    void near_but_not_rounding() {
        double[] near = {1, 1 + 1e-6, 1 + 2e-6};
        assertThat(KaplanMeier.ofColumns(near, new boolean[] {true, true, true}).points())
                .hasSize(3);
    }
}
