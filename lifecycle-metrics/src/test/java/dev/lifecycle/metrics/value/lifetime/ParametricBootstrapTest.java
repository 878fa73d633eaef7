package dev.lifecycle.metrics.value.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.metrics.value.fit.ModelEstimate;
import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ParametricBootstrapTest {

    private static final GammaGamma SPEND = GammaGamma.of(6.25, 3.74, 15.44);

    private static double[] ages(int customers) {
        double[] ages = new double[customers];
        Arrays.setAll(ages, i -> 20 + i % 40);
        return ages;
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
        ModelEstimate bootstrapped =
                again.estimate(0.9, (p, s) -> value.with(p, s).value(customer).orElseThrow());
        ModelEstimate delta = value.estimate(customer, 0.9);
        assertThat(bootstrapped.value()).isEqualTo(delta.value());
        assertThat(bootstrapped.standardError().orElseThrow())
                .isCloseTo(delta.standardError().orElseThrow(), withinPercentage(40));
        assertThat(bootstrapped.interval().orElseThrow().contains(delta.value()))
                .isTrue();
        assertThat(bootstrapped.method()).startsWith("parametric bootstrap, 60 times");
        ModelEstimate same = ParametricBootstrap.of(purchases, spend, summary, 2, new SplittableRandom(5))
                .estimate(0.9, (p, s) -> p.expectedPurchases(1));
        assertThat(ParametricBootstrap.of(purchases, spend, summary, 2, new SplittableRandom(5))
                        .estimate(0.9, (p, s) -> p.expectedPurchases(1)))
                .isEqualTo(same);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParametricBootstrap.of(purchases, spend, summary, 1, new SplittableRandom(5)));
    }
}
