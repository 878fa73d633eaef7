package dev.lifecycle.metrics.value.occasion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class BgBbTest {

    @Test
    void counts_at_occasions_add_up_to_one_and_to_the_mean() {
        BgBb model = BgBb.of(1.2, 0.75, 0.66, 2.78);
        double sum = 0;
        double mean = 0;
        for (int x = 0; x <= 12; x++) {
            sum += model.probabilityOfPurchases(x, 12);
            mean += x * model.probabilityOfPurchases(x, 12);
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(mean).isCloseTo(model.expectedPurchases(12), within(1e-12));
        assertThat(model.probabilityOfPurchases(13, 12)).isZero();
    }

    @Test
    void discounted_purchases_are_the_sum_over_occasions_to_come() {
        BgBb model = BgBb.of(1.2, 0.75, 0.66, 2.78);
        double sum = 0;
        for (int k = 1; k < 600; k++) {
            double at = model.expectedPurchases(2, 4, 6, k) - model.expectedPurchases(2, 4, 6, k - 1);
            sum += at * Math.pow(1.1, -k);
        }
        assertThat(model.discountedExpectedPurchases(2, 4, 6, 0.1)).isCloseTo(sum, withinPercentage(1e-9));
        assertThatIllegalArgumentException().isThrownBy(() -> model.probabilityAlive(3, 2, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> model.expectedPurchases(1, 2, 6, -1));
    }
}
