package dev.lifecycle.metrics.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulationTest {

    private static final GammaGamma SPEND = GammaGamma.of(6.25, 3.74, 15.44);

    static List<PurchaseModel> models() {
        return List.of(BgNbd.of(0.8, 4.4, 0.8, 2.4), MbgNbd.of(0.9, 6.2, 0.9, 1.6), ParetoNbd.of(0.9, 10.6, 0.9, 11.7));
    }

    private static double[] ages(int customers) {
        double[] ages = new double[customers];
        Arrays.setAll(ages, i -> 20 + i % 40);
        return ages;
    }

    @ParameterizedTest
    @MethodSource("models")
    void parameters_come_back_within_their_standard_errors(PurchaseModel model) {
        PurchaseModel again = model.refit(model.simulate(ages(6000), new SplittableRandom(7)));
        double[] truth = ((Fitted<?>) model)
                .parameters().values().stream().mapToDouble(Double::doubleValue).toArray();
        Fit fit = again.fit().orElseThrow();
        assertThat(fit.verdict().converged()).isTrue();
        for (int i = 0; i < truth.length; i++) {
            Fit.Parameter p = fit.parameters().get(i);
            assertThat(p.value())
                    .isCloseTo(truth[i], within(3.5 * p.standardError().orElseThrow()));
            assertThat(fit.interval(p.name(), 0.999).orElseThrow().contains(truth[i]))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void counts_are_distributed_as_the_model_says(PurchaseModel model) {
        double[] ages = new double[40_000];
        Arrays.fill(ages, 25);
        PurchaseSummary made = model.simulate(ages, new SplittableRandom(11));
        double[] seen = new double[400];
        double[] mean = {0};
        made.forEach((id, c) -> {
            seen[Math.min(399, c.frequency())] += 1.0 / ages.length;
            mean[0] += c.frequency() / (double) ages.length;
        });
        double sum = 0;
        double expected = 0;
        for (int n = 0; n < 400; n++) {
            double p = model.probabilityOfPurchases(n, 25);
            if (n < 20) {
                assertThat(seen[n]).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / ages.length) + 1e-4));
            }
            sum += p;
            expected += n * p;
        }
        assertThat(sum).isCloseTo(1, within(1e-9));
        assertThat(expected).isCloseTo(model.expectedPurchases(25), withinPercentage(1e-4));
        assertThat(mean[0]).isCloseTo(expected, withinPercentage(4));
    }

    @Test
    void bootstrap_agrees_with_the_delta_method() {
        BgNbd truth = BgNbd.of(0.8, 4.4, 0.8, 2.4);
        PurchaseSummary summary =
                SPEND.simulate(truth.simulate(ages(1500), new SplittableRandom(3)), new SplittableRandom(4));
        BgNbd purchases = BgNbd.fit(summary);
        GammaGamma spend = GammaGamma.fit(summary);
        LifetimeValue value = LifetimeValue.of(purchases, spend).margin(0.3).overWeeks(26);
        ParametricBootstrap again = ParametricBootstrap.of(purchases, spend, summary, 60, new SplittableRandom(5));
        CustomerSummary customer = new CustomerSummary(3, 20, 30, 25);
        Estimate bootstrapped =
                again.estimate(0.9, (p, s) -> value.with(p, s).value(customer).orElseThrow());
        Estimate delta = value.estimate(customer, 0.9);
        assertThat(bootstrapped.value()).isEqualTo(delta.value());
        assertThat(bootstrapped.standardError().orElseThrow())
                .isCloseTo(delta.standardError().orElseThrow(), withinPercentage(40));
        assertThat(bootstrapped.interval().orElseThrow().contains(delta.value()))
                .isTrue();
        assertThat(bootstrapped.method()).startsWith("parametric bootstrap, 60 times");
        Estimate same = ParametricBootstrap.of(purchases, spend, summary, 2, new SplittableRandom(5))
                .estimate(0.9, (p, s) -> p.expectedPurchases(1));
        assertThat(ParametricBootstrap.of(purchases, spend, summary, 2, new SplittableRandom(5))
                        .estimate(0.9, (p, s) -> p.expectedPurchases(1)))
                .isEqualTo(same);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParametricBootstrap.of(purchases, spend, summary, 1, new SplittableRandom(5)));
    }

    @Test
    void spend_comes_back_within_its_standard_errors() {
        PurchaseSummary made = SPEND.simulate(
                BgNbd.of(1.5, 4.4, 0.5, 2.4).simulate(ages(6000), new SplittableRandom(1)), new SplittableRandom(2));
        GammaGamma again = GammaGamma.fit(made);
        for (Fit.Parameter p : again.fit().orElseThrow().parameters()) {
            assertThat(p.value())
                    .isCloseTo(
                            SPEND.parameters().get(p.name()),
                            within(3.5 * p.standardError().orElseThrow()));
        }
        assertThat(again.coverage().orElseThrow().correlation().orElseThrow()).isCloseTo(0, within(0.06));
    }
}
