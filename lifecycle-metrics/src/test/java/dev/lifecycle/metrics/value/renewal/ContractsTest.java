package dev.lifecycle.metrics.value.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractsTest {

    record Contract(Integer years, Boolean cancelled) {}

    private static final Metric<Contract, ?, RenewalTable> TABLE =
            RenewalTable.of(Contract::years, Contract::cancelled).metric();

    private static final List<Contract> CONTRACTS = List.of(
            new Contract(1, true),
            new Contract(1, true),
            new Contract(3, true),
            new Contract(0, false),
            new Contract(12, false));

    @Test
    void single_contracts_make_a_table_in_any_split() {
        RenewalTable whole = CONTRACTS.stream().collect(TABLE);
        assertThat(whole.ended(1)).isEqualTo(2);
        assertThat(whole.ended(3)).isEqualTo(1);
        assertThat(whole.running(0)).isEqualTo(1);
        assertThat(whole.running(12)).isEqualTo(1);
        assertThat(whole.running(99)).isZero();
        assertThat(whole.ended(99)).isZero();
        assertThat(whole).hasToString("5 contracts over at most 12 periods, 2 still running");
        assertThat(CONTRACTS.parallelStream().collect(TABLE)).isEqualTo(whole).hasSameHashCodeAs(whole);
        goesOnCounting(TABLE, whole);
    }

    private static <A extends Serializable> void goesOnCounting(
            Metric<Contract, A, RenewalTable> metric, RenewalTable whole) {
        A left = metric.empty();
        metric.add(left, CONTRACTS.get(4));
        RenewalTable before = metric.result(left);
        CONTRACTS.subList(0, 4).forEach(c -> metric.add(left, c));
        assertThat(metric.result(left)).isEqualTo(whole);
        assertThat(before).isNotEqualTo(whole).isNotEqualTo("table");
    }

    @Test
    void a_cohort_counted_by_year_is_the_same_as_its_contracts() {
        RenewalTable cohort = RenewalTable.ofSurvivors(5, 3, 3, 1);
        RenewalTable contracts = IntStream.range(0, 5)
                .mapToObj(i -> i < 2 ? new Contract(1, true) : i < 4 ? new Contract(3, true) : new Contract(3, false))
                .collect(TABLE);
        assertThat(contracts).isEqualTo(cohort);
    }

    @Test
    void impossible_tenures_are_refused() {
        assertThatThrownBy(() -> List.of(new Contract(0, true)).stream().collect(TABLE))
                .isInstanceOf(InvalidRowException.class)
                .hasMessageContaining("at least 1 period, but this one 0");
        assertThatThrownBy(() -> List.of(new Contract(-1, false)).stream().collect(TABLE))
                .isInstanceOf(InvalidRowException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalTable.ofSurvivors(10, 11))
                .withMessageContaining("after period 1 there are 11 of 10");
    }

    @Test
    void a_power_of_time_that_is_no_number_has_a_likelihood_with_derivatives() {
        BetaDiscreteWeibullLikelihood likelihood =
                new BetaDiscreteWeibullLikelihood(RenewalTable.ofSurvivors(9, 9, 8, 8, 7));
        for (double[] at : List.of(new double[] {2e-3, 3, 2_000}, new double[] {2_980.96, 2_980.96, 2_980.96})) {
            double[] gradient = new double[3];
            double[][] hessian = new double[3][3];
            double value = likelihood.evaluate(at, gradient, hessian);
            assertThat(value).isFinite().isNegative();
            for (int i = 0; i < 3; i++) {
                double step = 1e-6 * at[i];
                double[] above = at.clone();
                above[i] += step;
                double[] below = at.clone();
                below[i] -= step;
                double slope = (likelihood.evaluate(above, new double[3], new double[3][3])
                                - likelihood.evaluate(below, new double[3], new double[3][3]))
                        / (2 * step);
                assertThat(gradient[i]).isCloseTo(slope, within(1e-5 * Math.max(1, Math.abs(slope))));
                assertThat(hessian[i]).doesNotContain(Double.NaN);
            }
        }
    }

    @Test
    void discounted_lifetime_is_the_sum_of_survival() {
        ShiftedBetaGeometric model = ShiftedBetaGeometric.of(0.7, 3.8);
        BetaDiscreteWeibull other = BetaDiscreteWeibull.of(0.7, 3.8, 1.4);
        for (RenewalModel m : List.of(model, other)) {
            double sum = 0;
            double residual = 0;
            for (int t = 0; t < 2000; t++) {
                sum += m.survival(t) * Math.pow(1.05, -t);
                residual += t < 4 ? 0 : m.survival(t) / m.survival(3) * Math.pow(1.05, 4 - t);
            }
            assertThat(m.discountedLifetime(0.05)).isCloseTo(sum, withinPercentage(1e-9));
            assertThat(m.discountedResidualLifetime(3, 0.05)).isCloseTo(residual, withinPercentage(1e-9));
            assertThat(m.retention(4)).isCloseTo(m.survival(4) / m.survival(3), within(1e-12));
            assertThatIllegalArgumentException().isThrownBy(() -> m.discountedLifetime(0));
            assertThatIllegalArgumentException().isThrownBy(() -> m.survival(-1));
            assertThatIllegalArgumentException().isThrownBy(() -> m.retention(0));
        }
    }

    @ParameterizedTest(name = "discount {0}")
    @ValueSource(doubles = {1e-3, 1e-5, 1e-8, 1e-12})
    void lifetime_under_next_to_no_discount_is_found_without_adding_up_every_period(double discount) {
        for (double[] p : new double[][] {{0.7, 3.8}, {0.01, 100}, {1e-6, 1e-6}, {5, 1e4}}) {
            ShiftedBetaGeometric sbg = ShiftedBetaGeometric.of(p[0], p[1]);
            BetaDiscreteWeibull same = BetaDiscreteWeibull.of(p[0], p[1], 1);
            assertThat(same.discountedLifetime(discount))
                    .isCloseTo(sbg.discountedLifetime(discount), withinPercentage(1e-10));
            assertThat(same.discountedResidualLifetime(40, discount))
                    .isCloseTo(sbg.discountedResidualLifetime(40, discount), withinPercentage(1e-10));
        }
        BetaDiscreteWeibull bent = BetaDiscreteWeibull.of(0.3, 1e30, 12);
        double sum = 0;
        for (int t = 0; t < 40_000; t++) {
            sum += bent.survival(t) * Math.exp(-t * Math.log1p(1e-3));
        }
        assertThat(bent.discountedLifetime(1e-3)).isCloseTo(sum, withinPercentage(1e-9));
    }

    @Test
    void beyond_all_tenures_nobody_is_left_but_who_would_be_renews_as_the_model_says() {
        BetaDiscreteWeibull steep = BetaDiscreteWeibull.of(1, 1, 400);
        assertThat(steep.survival(1000)).isZero();
        // S(t) is 1/(1 + t^400) here
        assertThat(steep.retention(1001)).isCloseTo(Math.pow(1000 / 1001.0, 400), within(1e-12));
        double residual = 0;
        for (int more = 1; more < 400; more++) {
            residual += Math.pow(1000 / (1000.0 + more), 400) * Math.pow(1.1, 1 - more);
        }
        assertThat(steep.discountedResidualLifetime(1000, 0.1)).isCloseTo(residual, within(1e-10));
        BetaDiscreteWeibull sudden = BetaDiscreteWeibull.of(1e300, 1, 1e10);
        assertThat(sudden.retention(1001)).isZero();
        assertThat(sudden.discountedResidualLifetime(1000, 0.1)).isZero();
    }
}
