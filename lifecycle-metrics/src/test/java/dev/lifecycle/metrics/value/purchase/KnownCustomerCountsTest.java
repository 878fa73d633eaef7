package dev.lifecycle.metrics.value.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.metrics.value.summary.CustomerSummary;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How many purchases a known customer will make, not only the mean: against the mean, against new customers, and against a simulation. */
class KnownCustomerCountsTest {

    static List<PurchaseModel> models() {
        return List.of(BgNbd.of(0.8, 4.4, 0.8, 2.4), MbgNbd.of(0.9, 6.2, 0.9, 1.6), ParetoNbd.of(0.9, 10.6, 0.9, 11.7));
    }

    @ParameterizedTest
    @MethodSource("models")
    void probabilities_add_up_to_one_and_to_the_mean(PurchaseModel model) {
        for (CustomerSummary customer :
                List.of(CustomerSummary.of(0, 0, 30), CustomerSummary.of(2, 12, 30), CustomerSummary.of(9, 29, 30))) {
            double sum = 0;
            double mean = 0;
            for (int n = 0; n < 600; n++) {
                double p = model.probabilityOfPurchases(customer, n, 20);
                sum += p;
                mean += n * p;
            }
            assertThat(sum).isCloseTo(1, within(1e-9));
            assertThat(mean).isCloseTo(model.expectedPurchases(customer, 20), withinPercentage(1e-5));
            assertThat(model.probabilityOfPurchases(customer, 0, 0)).isCloseTo(1, within(1e-12));
            assertThat(model.probabilityOfPurchases(customer, 3, 0)).isZero();
        }
    }

    /** Of many customers made up by the model, those who happen to have done the same so far go on as it says. */
    @ParameterizedTest
    @MethodSource("models")
    void customers_alike_so_far_go_on_as_the_model_says(PurchaseModel model) {
        SplittableRandom random = new SplittableRandom(21);
        double seen = 10;
        double horizon = 15;
        int alike = 0;
        int silent = 0;
        double expected = 0;
        for (int i = 0; i < 60_000; i++) {
            List<Double> purchases = Lives.of(model, seen + horizon, random);
            long before = purchases.stream().filter(t -> t <= seen).count();
            if (before == 2) {
                double recency = purchases.get(1);
                expected += model.probabilityOfPurchases(CustomerSummary.of(2, recency, seen), 0, horizon);
                alike++;
                silent += purchases.size() == 2 ? 1 : 0;
            }
        }
        assertThat(alike).isGreaterThan(2000);
        double error = Math.sqrt(0.25 / alike);
        assertThat((double) silent / alike).isCloseTo(expected / alike, within(4 * error));
    }

    @Test
    @DisplayName(
            "BTYD 2.4.3 walkthrough, Pareto/NBD on CDNOW: E[X(52)], E[Y(52)] and P(alive) of customer 1516, and a table")
    void walkthrough_of_pareto() {
        ParetoNbd model = ParetoNbd.of(0.553277044, 10.577683394, 0.606239952, 11.668734210);
        CustomerSummary customer = CustomerSummary.of(26, 30.85714, 31);
        assertThat(model.expectedPurchases(52)).isCloseTo(1.473434, withinPercentage(1e-2));
        assertThat(model.expectedPurchases(customer, 52)).isCloseTo(25.45647, withinPercentage(1e-2));
        assertThat(model.probabilityAlive(customer)).isCloseTo(0.997874, within(1e-6));
        double[] expected = {0.7062289, 0.1442396, 0.02250658, 0.00309267};
        for (int i = 0; i < 4; i++) {
            assertThat(model.expectedPurchases(CustomerSummary.of(10 + 5 * i, 20, 39), 52))
                    .isCloseTo(expected[i], withinPercentage(0.1));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void nonsense_is_refused(PurchaseModel model) {
        assertThatIllegalArgumentException().isThrownBy(() -> model.probabilityOfPurchasesIfAlive(-1, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> model.probabilityOfPurchasesIfAlive(1, -1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> model.probabilityOfPurchasesIfAlive(1, 1, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> model.probabilityOfPurchasesIfAlive(1, 1, 1, Double.NaN));
    }
}
