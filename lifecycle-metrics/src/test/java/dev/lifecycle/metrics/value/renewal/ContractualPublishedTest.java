package dev.lifecycle.metrics.value.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.value.SharedData;
import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.PublishedFits;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    @DisplayName("sBG, Regular, years 1-7, n=1000: alpha 0.704, beta 1.182")
    void optimum_of_the_other_segment() {
        Fit fit = ShiftedBetaGeometric.fit(cohort(2, 7)).fit().orElseThrow();
        assertThat(fit.verdict().converged()).isTrue();
        assertThat(fit.parameter("alpha").value()).isCloseTo(0.704, within(5e-4));
        assertThat(fit.parameter("beta").value()).isCloseTo(1.182, within(5e-4));
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

    /** Optima found with 40 digits by Newton's method on the gradient (Python, mpmath 1.3); c = 1 would be sBG. */
    @ParameterizedTest(
            name = "BdW, column {0}, years 1-{1}: alpha {2}, beta {3}, c {4}, LL {5}, discounted lifetime {6}")
    @CsvSource({
        "1, 7, 0.214253339281, 1.42657487486, 1.72356484874, -1605.31421321419, 6.09308313802",
        "1, 12, 0.249640733987, 1.65418095836, 1.59679646784, -2004.81688850223, 6.03486926044",
        "2, 7, 0.455613989372, 0.779325508388, 1.28345128578, -1679.60283290718, 3.72913594944",
        "2, 12, 0.508308704644, 0.868846336722, 1.20937787594, -1930.92972856925, 3.70577233796"
    })
    void beta_discrete_weibull(int column, int years, double alpha, double beta, double c, double ll, double lifetime) {
        BetaDiscreteWeibull model = BetaDiscreteWeibull.fit(cohort(column, years));
        PublishedFits.assertFit(model.fit().orElseThrow(), ll, 1e-8, new double[] {alpha, beta, c}, new double[0]);
        assertThat(model.discountedLifetime(0.1)).isCloseTo(lifetime, within(1e-7));
    }

    @Test
    void beta_discrete_weibull_with_c_1_is_shifted_beta_geometric() {
        BetaDiscreteWeibull same = BetaDiscreteWeibull.of(0.668088343, 3.806094906, 1);
        for (int t = 0; t < 40; t++) {
            assertThat(same.survival(t)).isCloseTo(EXACT.survival(t), within(1e-14));
            assertThat(same.retention(t + 1)).isCloseTo(EXACT.retention(t + 1), within(1e-13));
        }
        assertThat(same.discountedLifetime(0.1)).isCloseTo(EXACT.discountedLifetime(0.1), within(1e-11));
        assertThat(same.discountedResidualLifetime(7, 0.1))
                .isCloseTo(EXACT.discountedResidualLifetime(7, 0.1), within(1e-11));
    }
}
