package dev.lifecycle.metrics.value.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.metrics.value.summary.CustomerSummary;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpendToComeTest {

    private static final GammaGamma SPEND = GammaGamma.of(6.25, 3.74, 15.44);

    @Test
    void it_is_on_average_what_is_expected_of_the_customer() {
        for (CustomerSummary customer : List.of(
                new CustomerSummary(5, 8, 10, 60), CustomerSummary.of(0, 0, 10), new CustomerSummary(3, 8, 10, 0))) {
            SplittableRandom random = new SplittableRandom(2);
            double one = 0;
            double three = 0;
            int draws = 60_000;
            for (int i = 0; i < draws; i++) {
                double[] paid = SPEND.simulateSpend(customer, new int[] {1, 0, 3}, random);
                assertThat(paid[1]).isZero();
                one += paid[0] / draws;
                three += paid[2] / draws;
            }
            double expected = SPEND.expectedSpend(customer).orElseThrow();
            assertThat(one).isCloseTo(expected, withinPercentage(2));
            assertThat(three).isCloseTo(3 * expected, withinPercentage(2));
        }
    }

    @Test
    void fewer_than_no_purchases_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        SPEND.simulateSpend(CustomerSummary.of(0, 0, 10), new int[] {-1}, new SplittableRandom(2)))
                .withMessageContaining("number of purchases");
    }
}
