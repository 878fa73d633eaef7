package dev.lifecycle.metrics.value.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.value.SharedData;
import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.PublishedFits;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Gamma-Gamma on the CDNOW sample: Fader and Hardie 2013. */
class GammaGammaPublishedTest {

    @Test
    @DisplayName("Gamma-Gamma, CDNOW sample, variant B, 946 repeat customers: parameters and log-likelihood")
    void optimum() {
        GammaGamma model = GammaGamma.fit(SharedData.variantB());
        Fit fit = model.fit().orElseThrow();
        PublishedFits.assertFit(
                fit, -4055.917694802, new double[] {6.249572073, 3.744224575, 15.443521065}, new double[0]);
        double[] published = {6.25, 3.74, 15.44};
        for (int i = 0; i < 3; i++) {
            assertThat(fit.parameters().get(i).value()).isCloseTo(published[i], within(5e-3));
        }
        SpendCoverage coverage = model.coverage().orElseThrow();
        assertThat(coverage.used() + coverage.withoutSpend()).isEqualTo(946);
        assertThat(coverage.withoutRepeats()).isEqualTo(2357 - 946);
        assertThat(coverage.correlation()).isPresent();
        assertThat(model.meanSpend().orElseThrow()).isCloseTo(35.17037, within(1e-5));
    }

    @Test
    @DisplayName(
            "Expected spend of the first ten customers: 24.65 18.91 35.17 35.17 35.17 71.46 18.91 35.17 27.28 35.17")
    void conditional_expected_spend() {
        PurchaseSummary summary = SharedData.variantB();
        GammaGamma model = GammaGamma.of(6.249572073, 3.744224575, 15.443521065);
        double[] expected = {24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17};
        for (int i = 0; i < 10; i++) {
            CustomerSummary customer = summary.of(String.format("%04d", i + 1));
            assertThat(model.expectedSpend(customer).orElseThrow()).isCloseTo(expected[i], within(5.1e-3));
        }
        assertThat(GammaGamma.of(6.25, 3.74, 15.44).meanSpend().orElseThrow()).isCloseTo(35.22, within(5e-3));
    }
}
