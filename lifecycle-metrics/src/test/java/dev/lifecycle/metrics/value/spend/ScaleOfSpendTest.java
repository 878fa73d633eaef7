package dev.lifecycle.metrics.value.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.Verdict;
import dev.lifecycle.metrics.value.numeric.Newton;
import dev.lifecycle.metrics.value.numeric.Optimum;
import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fit takes for a usual amount is that of the customers, not of the largest of them. */
class ScaleOfSpendTest {

    private static PurchaseSummary times(DoubleSupplier factor) {
        double[] ages = new double[1500];
        Arrays.setAll(ages, i -> 20 + i % 40);
        List<CustomerSummary> rows = new ArrayList<>();
        GammaGamma.of(6.25, 3.74, 15.44)
                .simulate(BgNbd.of(1.5, 4.4, 0.5, 2.4).simulate(ages, new SplittableRandom(1)), new SplittableRandom(2))
                .forEach((id, c) -> rows.add(new CustomerSummary(
                        c.frequency(), c.recency(), c.age(), c.meanSpend() * factor.getAsDouble())));
        return PurchaseSummary.ofRows(rows);
    }

    @Test
    @DisplayName("T-GG-SCALE: spends × 1e6 give gamma × 1e6 and the same p and q")
    void another_currency() {
        GammaGamma plain = GammaGamma.fit(times(() -> 1));
        GammaGamma dear = GammaGamma.fit(times(() -> 1e6));
        assertThat(dear.parameters().get("p")).isCloseTo(plain.parameters().get("p"), withinPercentage(1e-6));
        assertThat(dear.parameters().get("q")).isCloseTo(plain.parameters().get("q"), withinPercentage(1e-6));
        assertThat(dear.parameters().get("gamma") / 1e6)
                .isCloseTo(plain.parameters().get("gamma"), withinPercentage(1e-6));
    }

    @Test
    @DisplayName("T-GG-SCALE: one huge spender does not decide what is usual")
    void one_huge_spender() {
        for (double huge : new double[] {1e5, 1e9, 1e15}) {
            int[] row = {0};
            nearTheBest(times(() -> row[0]++ == 7 ? huge : 1));
        }
    }

    @ParameterizedTest(name = "T-GG-SCALE: 2 % of the customers spend {0} times as much")
    @ValueSource(doubles = {1e5, 1e6, 1e7, 1e9, 1e12, 1e15})
    void two_percent_of_huge_spenders(double huge) {
        SplittableRandom random = new SplittableRandom(9);
        Fit fit = nearTheBest(times(() -> random.nextInt(50) == 0 ? huge : 1));
        assertThat(fit.verdict().kind()).isEqualTo(Verdict.Kind.AT_BOUNDARY);
        assertThat(fit.verdict().advice())
                .startsWith("the likelihood still rises as p grows without bound while gamma goes to 0; ");
    }

    /** Within 0.01 of the best that fifty starts find. */
    private static Fit nearTheBest(PurchaseSummary customers) {
        Fit fit = GammaGamma.fit(customers).fit().orElseThrow();
        SpendRows rows = SpendRows.of(customers);
        SplittableRandom random = new SplittableRandom(4);
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 50; i++) {
            double[] start = {
                Math.pow(10, random.nextDouble(-2, 3)),
                Math.pow(10, random.nextDouble(-2, 2)),
                rows.medianSpend() * Math.pow(10, random.nextDouble(-4, 4))
            };
            Optimum found =
                    Newton.maximise(new GammaGammaLikelihood(rows), new double[] {1, 1, rows.medianSpend()}, start);
            best = Math.max(best, found.value());
        }
        assertThat(fit.logLikelihood()).isCloseTo(best, within(0.01));
        return fit;
    }
}
