package dev.lifecycle.metrics.value.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.metrics.value.SharedData;
import dev.lifecycle.metrics.value.fit.PublishedFits;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** MBG/NBD on the CDNOW sample: the exact optimum of variant A, and predictions at it. */
class MbgNbdPublishedTest {

    private static final MbgNbd EXACT_A = MbgNbd.of(0.524837976, 6.182991967, 0.891356157, 1.613999362);

    @Test
    @DisplayName("MBG/NBD, CDNOW sample, variant A: parameters and log-likelihood")
    void optimum() {
        PublishedFits.assertFit(
                MbgNbd.fit(SharedData.variantA()).fit().orElseThrow(),
                -9582.132684900,
                new double[] {0.524837976, 6.182991967, 0.891356157, 1.613999362},
                new double[0]);
    }

    @Test
    @DisplayName("P(alive | 0,0,38.86) = 0.3897163196; (2,30.43,38.86): P(alive) = 0.7061262481, E[Y(39)] = 1.26267079")
    void predictions() {
        CustomerSummary two = CustomerSummary.of(2, 30.43, 38.86);
        assertThat(EXACT_A.probabilityAlive(CustomerSummary.of(0, 0, 38.86)))
                .isCloseTo(0.3897163196, withinPercentage(1e-7));
        assertThat(EXACT_A.probabilityAlive(two)).isCloseTo(0.7061262481, withinPercentage(1e-7));
        assertThat(EXACT_A.expectedPurchases(two, 39)).isCloseTo(1.26267079, withinPercentage(1e-6));
    }
}
