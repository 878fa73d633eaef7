package dev.lifecycle.metrics.value.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.metrics.PeriodUnit;
import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.value.fit.Link;
import dev.lifecycle.metrics.value.fit.ModelEstimate;
import dev.lifecycle.stage.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The intervals of what follows from a counted chain: against the formula by hand, and by how often they hold the truth. */
class MarkovIntervalTest {

    private enum Plan implements Stage {
        TRIAL,
        PAYING,
        CHAMPION,
        CHURNED
    }

    private static final List<String> IDS =
            Arrays.stream(Plan.values()).map(Stage::id).toList();
    private static final double[][] P = {
        {.50, .25, .00, .25}, {.00, .80, .12, .08}, {.00, .10, .88, .02}, {.00, .00, .00, 1.0}
    };

    private record Estimated(String name, Link link, ToDoubleFunction<MarkovValue> answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Estimated> estimates() {
        return List.of(
                new Estimated("value of a trial", Link.IDENTITY, v -> v.value(Plan.TRIAL)),
                new Estimated("value of a champion", Link.IDENTITY, v -> v.value(Plan.CHAMPION)),
                new Estimated(
                        "value over 12 periods",
                        Link.IDENTITY,
                        v -> v.valuesOver(12).get("PAYING")),
                new Estimated("ever a champion", Link.LOGIT, v -> v.probabilityEverToReach(Plan.TRIAL, Plan.CHAMPION)),
                new Estimated(
                        "periods to churn",
                        Link.LOG,
                        v -> v.expectedPeriodsToLeave(Plan.TRIAL, Plan.CHURNED).orElseThrow()),
                new Estimated("sensitivity to margin", Link.LOG, v -> v.sensitivityToMargin(Plan.TRIAL, Plan.PAYING)));
    }

    private static MarkovValue value(MarkovChain chain) {
        return MarkovValue.of(chain)
                .margin(Plan.TRIAL, -4)
                .margin(Plan.PAYING, 20)
                .margin(Plan.CHAMPION, 35)
                .discountPerMonth(0.01)
                .over(PeriodUnit.MONTH);
    }

    private static MarkovChain truth() {
        return MarkovChain.of(List.of(Plan.values()), P);
    }

    /** Customers who begin in a trial and are looked at every month. */
    private static MarkovChain counted(int customers, int months, SplittableRandom random) {
        long[][] counts = new long[4][4];
        for (int c = 0; c < customers; c++) {
            int now = 0;
            for (int month = 0; month < months; month++) {
                double u = random.nextDouble();
                int next = 0;
                while (u >= P[now][next]) {
                    u -= P[now][next++];
                }
                counts[now][next]++;
                now = next;
            }
        }
        return MarkovChain.estimate(IDS, counts);
    }

    @ParameterizedTest
    @MethodSource("estimates")
    void ninety_in_a_hundred_intervals_of_90_percent_hold_the_truth(Estimated estimated) {
        double expected = estimated.answer.applyAsDouble(value(truth()));
        SplittableRandom random = new SplittableRandom(12);
        int held = 0;
        int times = 400;
        for (int i = 0; i < times; i++) {
            Interval interval = value(counted(400, 24, random))
                    .estimate(0.9, estimated.link, estimated.answer)
                    .interval()
                    .orElseThrow();
            held += interval.contains(expected) ? 1 : 0;
        }
        // four standard errors of a share of 400
        assertThat((double) held / times).isBetween(0.84, 0.96);
    }

    @Test
    void error_of_a_value_is_the_one_computed_by_hand() {
        MarkovValue value = value(counted(300, 20, new SplittableRandom(4)));
        double variance = 0;
        for (Plan i : Plan.values()) {
            double mean = 0;
            double squares = 0;
            for (Plan j : Plan.values()) {
                double p = value.chain().probability(i, j);
                mean += p * value.value(j);
                squares += p * value.value(j) * value.value(j);
            }
            double visits = value.sensitivityToMargin(Plan.TRIAL, i) / 1.01;
            variance +=
                    visits * visits * (squares - mean * mean) / value.chain().observations(i);
        }
        ModelEstimate estimate = value.estimate(Plan.TRIAL, 0.95);
        assertThat(estimate.standardError().orElseThrow()).isCloseTo(Math.sqrt(variance), withinPercentage(1e-4));
        assertThat(estimate.value()).isEqualTo(value.value(Plan.TRIAL));
        assertThat(estimate.method()).isEqualTo("delta method, plain scale, level 0.95");
    }

    @Test
    void twice_the_history_makes_the_error_smaller_by_the_root_of_two() {
        long[][] counts = {{50, 30, 0, 20}, {0, 80, 12, 8}, {0, 10, 88, 2}, {0, 1, 0, 99}};
        long[][] twice = Arrays.stream(counts)
                .map(row -> Arrays.stream(row).map(n -> 2 * n).toArray())
                .toArray(long[][]::new);
        double once = error(MarkovChain.estimate(IDS, counts));
        assertThat(error(MarkovChain.estimate(IDS, twice)) * Math.sqrt(2)).isCloseTo(once, withinPercentage(1e-6));
    }

    private static double error(MarkovChain chain) {
        return value(chain).estimate(Plan.TRIAL, 0.95).standardError().orElseThrow();
    }

    @Test
    void given_probabilities_are_certain_and_unseen_ones_unknown() {
        assertThat(value(truth()).estimate(Plan.TRIAL, 0.95).interval()).isEmpty();
        assertThat(value(truth()).estimate(Plan.TRIAL, 0.95).value())
                .isEqualTo(value(truth()).value(Plan.TRIAL));
        long[][] noneSeenAfterChurn = {{50, 30, 0, 20}, {0, 80, 12, 8}, {0, 10, 88, 2}, {0, 0, 0, 0}};
        MarkovValue value = value(MarkovChain.estimate(IDS, noneSeenAfterChurn));
        assertThat(value.chain().unobserved()).containsExactly("CHURNED");
        assertThat(value.estimate(Plan.TRIAL, 0.95).interval()).isEmpty();
        assertThat(value.estimate(
                                0.95,
                                Link.LOG,
                                v -> v.expectedPeriodsToLeave(Plan.TRIAL, Plan.CHURNED)
                                        .orElseThrow())
                        .interval())
                .isPresent();
    }
}
