package dev.lifecycle.metrics.value.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.metrics.PeriodUnit;
import dev.lifecycle.stage.Stage;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** No NaN, no infinity and nothing out of its bounds for chains with moves from 1e-12 to 1 and any stages that are never left. */
class MarkovWideRangeTest {

    private static final Stage A = Stage.of("S0");
    private static final Stage B = Stage.of("S1");

    private static MarkovChain chain(int size, List<Double> exponents, int absorbing) {
        double[][] p = new double[size][size];
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size && (absorbing >> i & 1) == 0; j++) {
                double exponent = exponents.get(i * 5 + j);
                // Below −12 there is no move at all.
                p[i][j] = j == i || exponent < -12 ? 0 : Math.pow(10, exponent) / size;
                sum += p[i][j];
            }
            p[i][i] = 1 - sum;
        }
        return MarkovChain.of(
                IntStream.range(0, size).mapToObj(i -> Stage.of("S" + i)).toList(), p);
    }

    @Property(tries = 1000)
    void every_answer_is_finite_and_within_its_bounds(
            @ForAll @IntRange(min = 2, max = 5) int size,
            @ForAll @Size(25) List<@DoubleRange(min = -16, max = 0) Double> exponents,
            @ForAll @IntRange(max = 31) int absorbing,
            @ForAll @DoubleRange(min = -16, max = 6) double discount,
            @ForAll @Size(5) List<@DoubleRange(min = -300, max = 280) Double> margins) {
        MarkovChain chain = chain(size, exponents, absorbing);
        double d = Math.pow(10, discount);
        ChainValueDefinition definition = MarkovValue.of(chain).discountPerPeriod(d);
        double largest = 0;
        for (int i = 0; i < size; i++) {
            double margin = (i % 2 == 0 ? 1 : -1) * Math.pow(10, margins.get(i));
            definition = definition.margin(Stage.of("S" + i), margin);
            largest = Math.max(largest, Math.abs(margin));
        }
        MarkovValue value = definition.over(PeriodUnit.MONTH);
        for (int i = 0; i < size; i++) {
            Stage stage = Stage.of("S" + i);
            assertThat(value.value(stage)).isFinite();
            assertThat(Math.abs(value.value(stage))).isLessThanOrEqualTo(largest * (1 + 1 / d) * (1 + 1e-9));
            value.expectedPeriodsToLeave(stage)
                    .ifPresent(periods -> assertThat(periods).isFinite().isNotNegative());
            double time = 0;
            for (int j = 0; j < size; j++) {
                assertThat(value.probabilityEverToReach(stage, Stage.of("S" + j)))
                        .isBetween(0.0, 1.0);
                time += value.sensitivityToMargin(stage, Stage.of("S" + j));
            }
            assertThat(time).as("periods in all stages").isCloseTo((1 + d) / d, withinPercentage(1e-7));
        }
    }

    @Test
    void a_stage_left_once_in_1e12_periods_is_left_after_1e12_periods() {
        MarkovChain chain = MarkovChain.of(List.of(A, B), new double[][] {{1 - 1e-12, 1e-12}, {0, 1}});
        assertThat(MarkovValue.of(chain)
                        .over(PeriodUnit.MONTH)
                        .expectedPeriodsToLeave(A)
                        .orElseThrow())
                .isCloseTo(1e12, withinPercentage(1e-10));
        assertThat(MarkovValue.of(chain).over(PeriodUnit.MONTH).probabilityEverToReach(A, B))
                .isEqualTo(1);
    }

    @Test
    void a_value_larger_than_any_number_is_refused() {
        MarkovChain chain = MarkovChain.of(List.of(A, B), new double[][] {{0.5, 0.5}, {0.5, 0.5}});
        assertThatIllegalStateException()
                .isThrownBy(() -> MarkovValue.of(chain)
                        .discountPerPeriod(1e-300)
                        .margin(A, 1e20)
                        .over(PeriodUnit.MONTH)
                        .value(A))
                .withMessageContaining("beyond what a number can hold at a discount of 1.0E-300 per period");
    }
}
