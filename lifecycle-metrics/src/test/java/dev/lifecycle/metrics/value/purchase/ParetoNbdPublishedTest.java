package dev.lifecycle.metrics.value.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.metrics.value.SharedData;
import dev.lifecycle.metrics.value.fit.PublishedFits;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pareto/NBD on the CDNOW sample, and the hard customers of other packages' bug reports. */
class ParetoNbdPublishedTest {

    @Test
    @DisplayName("Pareto/NBD, CDNOW sample, variant A: parameters, log-likelihood, standard errors")
    void optimum_of_the_rounded_summary() {
        PublishedFits.assertFit(
                ParetoNbd.fit(SharedData.variantA()).fit().orElseThrow(),
                -9594.973929827,
                new double[] {0.553275506, 10.577612173, 0.606213528, 11.667910049},
                new double[] {0.0476288, 0.8427239, 0.1872796, 6.2110293});
    }

    @Test
    @DisplayName("Pareto/NBD, CDNOW sample, variant B: parameters, log-likelihood, standard errors")
    void optimum_of_the_exact_summary() {
        PublishedFits.assertFit(
                ParetoNbd.fit(SharedData.variantB()).fit().orElseThrow(),
                -9594.976178940,
                new double[] {0.553277044, 10.577683394, 0.606239952, 11.668734210},
                new double[] {0.0476279, 0.8427225, 0.1872813, 6.2111136});
    }

    @Test
    @DisplayName("Mean E[Y(39)] by x = 0..6, 7+; sum E[Y(39)] 1665.513132, sum P(alive) 1051.875255 (variant B)")
    void conditional_expectations_by_frequency() {
        PurchaseSummary summary = SharedData.variantB();
        ParetoNbd model = ParetoNbd.fit(summary);
        double[] sum = new double[8];
        int[] count = new int[8];
        double[] totals = new double[2];
        summary.forEach((id, c) -> {
            int bin = Math.min(7, c.frequency());
            double expected = model.expectedPurchases(c, 39);
            sum[bin] += expected;
            count[bin]++;
            totals[0] += expected;
            totals[1] += model.probabilityAlive(c);
        });
        double[] exact = {0.1384, 0.5995, 1.1958, 1.7138, 2.3983, 2.9072, 3.8186, 6.4031};
        double[] published = {0.138, 0.600, 1.196, 1.714, 2.399, 2.907, 3.819, 6.403};
        for (int x = 0; x < 8; x++) {
            assertThat(sum[x] / count[x])
                    .as("x = %s", x)
                    .isCloseTo(exact[x], within(6e-5))
                    .isCloseTo(published[x], within(1e-3));
        }
        assertThat(totals[0]).isCloseTo(1665.513132, within(1e-3));
        assertThat(totals[1]).isCloseTo(1051.875255, within(1e-3));
    }

    @ParameterizedTest(name = "P(alive | {0}, {1}, {2}) = {3}")
    @CsvSource({"221, 103.42857, 103.57143, 0.9995960523", "161, 94.71429, 98, 0.7494877523"})
    void finite_for_frequent_customers(int x, double recency, double age, double alive) {
        ParetoNbd model = ParetoNbd.of(0.5143, 2.8845, 0.2856, 14.1087);
        assertThat(model.probabilityAlive(CustomerSummary.of(x, recency, age)))
                .isCloseTo(alive, withinPercentage(1e-8));
    }

    @Test
    @DisplayName("E[Y(10)] = 6.2060517889629 for (132, 200, 200)")
    void purchase_on_the_last_day() {
        ParetoNbd model = ParetoNbd.of(0.55, 10.58, 0.61, 11.67);
        assertThat(model.expectedPurchases(CustomerSummary.of(132, 200, 200), 10))
                .isCloseTo(6.2060517889629, withinPercentage(1e-10));
    }

    @Test
    @DisplayName("DERT at ln(1.15)/52 per week = 6.500199046 for (2, 30.43, 38.86) at exact A")
    void discounted_expected_residual_transactions() {
        ParetoNbd model = ParetoNbd.of(0.553275506, 10.577612173, 0.606213528, 11.667910049);
        assertThat(model.discountedExpectedPurchases(CustomerSummary.of(2, 30.43, 38.86), Math.log(1.15) / 52))
                .isCloseTo(6.500199046, withinPercentage(1e-7));
    }
}
