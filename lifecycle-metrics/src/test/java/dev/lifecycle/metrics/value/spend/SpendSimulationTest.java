package dev.lifecycle.metrics.value.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpendSimulationTest {

    private static final GammaGamma SPEND = GammaGamma.of(6.25, 3.74, 15.44);

    private static double[] ages(int customers) {
        double[] ages = new double[customers];
        Arrays.setAll(ages, i -> 20 + i % 40);
        return ages;
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
