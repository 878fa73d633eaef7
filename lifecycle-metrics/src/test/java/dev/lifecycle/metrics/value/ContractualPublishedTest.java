package dev.lifecycle.metrics.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** sBG on the retention data of Fader and Hardie 2007, Table 1. */
class ContractualPublishedTest {

    private static final ShiftedBetaGeometric EXACT = ShiftedBetaGeometric.of(0.668088343, 3.806094906);

    /** A cohort of 1000, percent after each year, years 0 to the last. */
    static RenewalTable cohort(int column, int lastYear) {
        List<String[]> rows = SharedData.rows("sbg.csv");
        long[] survivors = new long[lastYear + 1];
        for (int year = 0; year <= lastYear; year++) {
            survivors[year] = Math.round(10 * Double.parseDouble(rows.get(year)[column]));
        }
        return RenewalTable.ofSurvivors(survivors);
    }

    @Test
    @DisplayName("sBG, High End, years 1-7, n=1000: alpha 0.668, beta 3.806, LL -1611.158147")
    void optimum() {
        Fit fit = ShiftedBetaGeometric.fit(cohort(1, 7)).fit().orElseThrow();
        PublishedFits.assertFit(fit, -1611.158147, 5e-7, new double[] {0.668088343, 3.806094906}, new double[0]);
        assertThat(fit.parameter("alpha").value()).isCloseTo(0.668, within(5e-4));
        assertThat(fit.parameter("beta").value()).isCloseTo(3.806, within(5e-4));
        assertThat(fit.standardErrors()).containsOnlyKeys("alpha", "beta");
    }

    @Test
    @DisplayName("sBG, High End: projected survival in years 8..12: 46.044 43.578 41.417 39.506 37.800 %")
    void projection() {
        double[] expected = {46.044, 43.578, 41.417, 39.506, 37.800};
        for (int i = 0; i < 5; i++) {
            assertThat(100 * EXACT.survival(8 + i)).isCloseTo(expected[i], within(5.1e-4));
        }
    }

    @Test
    @DisplayName("sBG, High End, d=10 %: discounted lifetime 5.92225, residual after 7 renewals 7.5296281")
    void discounted_lifetimes() {
        assertThat(EXACT.discountedLifetime(0.1)).isCloseTo(5.92225, within(5e-6));
        assertThat(EXACT.discountedResidualLifetime(7, 0.1)).isCloseTo(7.5296281, within(1e-7));
    }
}
