package dev.lifecycle.metrics.value.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BestPurchaseModelTest {

    @Test
    void the_model_that_made_the_customers_is_found_with_the_reason() {
        double[] ages = new double[6_000];
        Arrays.fill(ages, 52);
        PurchaseSummary summary = MbgNbd.of(0.8, 4, 0.9, 1.2).simulate(ages, new Random(5));
        BestPurchaseModel best = BestPurchaseModel.of(summary);
        assertThat(best.model()).hasValueSatisfying(model -> assertThat(model).isInstanceOf(MbgNbd.class));
        assertThat(best.reason()).startsWith("MBG/NBD has the smallest AIC of 3 converged models: [MBG/NBD: AIC ");
        List<Double> aics =
                best.candidates().stream().map(one -> one.fit().aic()).toList();
        assertThat(aics).isSorted();
        assertThat(best).hasToString(best.reason());
    }

    @Test
    void whoever_never_came_back_is_alive_by_construction_under_one_model_alone() {
        PurchaseSummary summary = PurchaseSummary.ofRows(
                List.of(CustomerSummary.of(0, 0, 52), CustomerSummary.of(3, 20, 52), CustomerSummary.of(0, 0, 10)));
        PurchaseModel certain = BgNbd.of(0.24, 4.4, 0.79, 2.4);
        Predictions predictions = certain.predict(summary, 10);
        assertThat(predictions.aliveByConstruction())
                .isEqualTo(
                        List.of(summary.customers().get(0), summary.customers().get(2)))
                .allSatisfy(customer ->
                        assertThat(predictions.probabilityAlive(customer)).isCloseTo(1, within(1e-12)));
        assertThat(MbgNbd.of(0.5, 6, 0.9, 1.6).predict(summary, 10).aliveByConstruction())
                .isEmpty();
        assertThat(ParetoNbd.of(0.55, 10, 0.6, 11).predict(summary, 10).aliveByConstruction())
                .isEmpty();
    }

    @Test
    void without_a_fit_that_converged_there_is_no_best_and_the_reason_says_so() {
        PurchaseSummary alike = PurchaseSummary.ofRows(Collections.nCopies(300, CustomerSummary.of(0, 0, 52)));
        BestPurchaseModel best = BestPurchaseModel.of(alike);
        assertThat(best.model()).isEmpty();
        assertThat(best.reason()).startsWith("no fit converged: [");
        assertThat(best.candidates()).hasSize(3);
    }
}
