package dev.lifecycle.metrics.value.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.metrics.value.SharedData;
import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.PublishedFits;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BG/NBD on the CDNOW sample: Fader, Hardie, Lee 2005, and the exact optima of both variants of the data. */
class BgNbdPublishedTest {

    private static final BgNbd EXACT_A = BgNbd.of(0.242592906, 4.413531529, 0.792886143, 2.425753417);
    private static final CustomerSummary TWO_REPEATS = CustomerSummary.of(2, 30.43, 38.86);

    @Test
    @DisplayName("BG/NBD, CDNOW sample, variant A: parameters, log-likelihood, standard errors")
    void optimum_of_the_rounded_summary() {
        Fit fit = BgNbd.fit(SharedData.variantA()).fit().orElseThrow();
        PublishedFits.assertFit(
                fit, -9582.425560567, new double[] {0.242592906, 4.413531529, 0.792886143, 2.425753417}, new double[] {
                    0.01255732, 0.37822142, 0.18571914, 0.70534575
                });
        assertThat(fit.customers()).isEqualTo(2357);
        assertThat(fit.toString())
                .startsWith("r 0.2426 (0.013), alpha 4.414 (0.38)")
                .endsWith("; converged");
    }

    @Test
    @DisplayName("BG/NBD, CDNOW sample, variant B: parameters, log-likelihood, standard errors")
    void optimum_of_the_exact_summary() {
        PublishedFits.assertFit(
                BgNbd.fit(SharedData.variantB()).fit().orElseThrow(),
                -9582.429206674,
                new double[] {0.242594521, 4.413601986, 0.792922011, 2.425906755},
                new double[] {0.01255738, 0.37822406, 0.18573382, 0.70541426});
    }

    @ParameterizedTest(name = "E[X({0})] = {1} (published {2})")
    @CsvSource({"0.1429, 0.00781607, 0.0078", "1, 0.0531847, 0.0532", "3, 0.1506319, 0.1506", "32, 1.0437372, 1.0437"})
    void expected_purchases_of_a_new_customer(double t, double exact, double published) {
        assertThat(EXACT_A.expectedPurchases(t)).isCloseTo(exact, within(1e-7)).isCloseTo(published, within(5e-5));
    }

    @Test
    @DisplayName("E[Y(39)] = 1.225910453 (published 1.226) and P(alive) = 0.7266091517 for x=2, t_x=30.43, T=38.86")
    void predictions_for_one_customer() {
        assertThat(EXACT_A.expectedPurchases(TWO_REPEATS, 39))
                .isCloseTo(1.225910453, withinPercentage(1e-7))
                .isCloseTo(1.226, within(5e-4));
        assertThat(EXACT_A.probabilityAlive(TWO_REPEATS)).isCloseTo(0.7266091517, withinPercentage(1e-6));
    }

    @Test
    @DisplayName(
            "Cohort, variant B: sum of E[Y(39)] 1653.4087, of P(alive) 1917.2777; of E[X(T)] 2493.957, of E[X(T+39)] 4160.609")
    void cohort_totals() {
        PurchaseSummary summary = SharedData.variantB();
        BgNbd model = BgNbd.fit(summary);
        double[] sums = new double[4];
        summary.forEach((id, c) -> {
            sums[0] += model.expectedPurchases(c, 39);
            sums[1] += model.probabilityAlive(c);
            sums[2] += model.expectedPurchases(c.age());
            sums[3] += model.expectedPurchases(c.age() + 39);
        });
        assertThat(sums[0]).isCloseTo(1653.4087, within(0.01));
        assertThat(sums[1]).isCloseTo(1917.2777, within(0.01));
        assertThat(sums[2]).isCloseTo(2493.957, within(0.01));
        assertThat(sums[3]).isCloseTo(4160.609, within(0.02));
    }

    @Test
    @DisplayName("a+b<1 and x=0, where a well-known package returns NaN: E[Y] = 0.564588615533")
    void finite_where_the_textbook_form_has_a_pole() {
        BgNbd model = BgNbd.of(0.11, 2.24, 0.31, 0.50);
        assertThat(model.expectedPurchases(CustomerSummary.of(0, 0, 1), 30))
                .isCloseTo(0.564588615533, withinPercentage(1e-9));
    }

    @Test
    @DisplayName("x=1000: P(alive) 1.076892e-81 and 0.9969407257, E[Y(52)] 133.1474982")
    void a_thousand_repeat_purchases() {
        CustomerSummary gone = CustomerSummary.of(1000, 300, 365);
        CustomerSummary there = CustomerSummary.of(1000, 364.5, 365);
        assertThat(EXACT_A.probabilityAlive(gone)).isCloseTo(1.076892e-81, withinPercentage(1e-4));
        assertThat(EXACT_A.probabilityAlive(there)).isCloseTo(0.9969407257, withinPercentage(1e-7));
        assertThat(EXACT_A.expectedPurchases(there, 52)).isCloseTo(133.1474982, withinPercentage(1e-7));
    }
}
