package dev.lifecycle.metrics.value.occasion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.value.SharedData;
import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.PublishedFits;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** BG/BB on the donations of Fader, Hardie, Shang 2010. */
class BgBbPublishedTest {

    private static final BgBb EXACT = BgBb.of(1.203522357, 0.749716359, 0.656718192, 2.783442139);

    @Test
    @DisplayName("BG/BB, donations: 1.204, 0.750, 0.657, 2.783; LL -33225.581274347")
    void optimum() {
        BgBb model = BgBb.fit(SharedData.rows("donations_rf.csv").stream()
                .map(c -> Arrays.stream(c).mapToInt(Integer::parseInt).toArray())
                .map(c -> new OpportunityRow(c[0], c[1], c[2], c[3]))
                .toList());
        Fit fit = model.fit().orElseThrow();
        PublishedFits.assertFit(
                fit,
                -33225.581274347,
                1e-7,
                new double[] {1.203522357, 0.749716359, 0.656718192, 2.783442139},
                new double[0]);
        assertThat(fit.customers()).isEqualTo(11104);
        assertThat(fit.distinctRows()).isEqualTo(22);
    }

    @ParameterizedTest(name = "P(alive at n+1 | {0}, {1}, 6) = {2}")
    @CsvSource({"0, 0, 0.1081", "2, 4, 0.5897", "6, 6, 0.9304"})
    void alive_at_the_next_opportunity(int x, int last, double alive) {
        assertThat(EXACT.probabilityAliveNext(x, last, 6)).isCloseTo(alive, within(5e-5));
    }

    @ParameterizedTest(name = "E[X over 5 years | 1, {0}, 6] = {1}")
    @CsvSource({"1, .09", "2, .31", "3, .59", "4, .84", "5, 1.02", "6, 1.15"})
    void expected_donations(int last, double expected) {
        assertThat(EXACT.expectedPurchases(1, last, 6, 5)).isCloseTo(expected, within(5e-3));
    }
}
