package dev.lifecycle.metrics.value.occasion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How many purchases a known customer will make at occasions to come. */
class KnownDonorCountsTest {

    @Test
    @DisplayName("BG/BB: P(Y(n*)=y | x, t_x, n) adds up to one and to the published mean of the donors")
    void occasions() {
        BgBb model = BgBb.of(1.203522357, 0.749716359, 0.656718192, 2.783442139);
        double sum = 0;
        double mean = 0;
        for (int y = 0; y <= 5; y++) {
            double p = model.probabilityOfPurchases(1, 4, 6, y, 5);
            sum += p;
            mean += y * p;
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(mean)
                .isCloseTo(model.expectedPurchases(1, 4, 6, 5), within(1e-12))
                .isCloseTo(0.84, within(5e-3));
        assertThat(model.probabilityOfPurchases(0, 0, 0, 2, 6))
                .isCloseTo(model.probabilityOfPurchases(2, 6), within(1e-12));
        assertThat(model.probabilityOfPurchases(1, 4, 6, 6, 5)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> model.probabilityOfPurchases(3, 2, 6, 1, 5));
    }

    @Test
    @DisplayName("BTYD 2.4.3 walkthrough, BG/BB: E[Y(10)] 0.1302169 for (0,0,6), 3.627858 for (4,5,6)")
    void walkthrough_of_occasions() {
        BgBb model = BgBb.of(1.203522357, 0.749716359, 0.656718192, 2.783442139);
        // its optimum agrees with ours to five digits
        assertThat(model.expectedPurchases(0, 0, 6, 10)).isCloseTo(0.1302169, withinPercentage(5e-3));
        assertThat(model.expectedPurchases(4, 5, 6, 10)).isCloseTo(3.627858, withinPercentage(5e-3));
        assertThat(model.expectedPurchases(10)).isCloseTo(3.179895, withinPercentage(5e-3));
    }
}
