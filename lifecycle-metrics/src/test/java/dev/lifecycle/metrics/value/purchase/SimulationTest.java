package dev.lifecycle.metrics.value.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.Fitted;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulationTest {

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
}
