package dev.lifecycle.metrics.value.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.value.SharedData;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.List;
import org.apache.commons.numbers.gamma.LogBeta;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether somebody will still be a customer some time after the data end. */
class AliveLaterTest {

    private static final CustomerSummary CUSTOMER = CustomerSummary.of(2, 30.43, 38.86);
    private static final ParetoNbd PARETO = ParetoNbd.of(0.553275506, 10.577612173, 0.606213528, 11.667910049);
    private static final List<PurchaseModel> MODELS =
            List.of(PARETO, BgNbd.of(0.2426, 4.4136, 0.7929, 2.4259), MbgNbd.of(0.5248, 6.183, 0.8914, 1.614));

    @Test
    @DisplayName("T-ALIVE-LATER: Pareto/NBD, CDNOW, customer (2, 30.43, 38.86): alive now and still in 52 weeks 0.566")
    void pareto_nbd_in_a_year() {
        assertThat(PARETO.probabilityAlive(CUSTOMER, 52)).isCloseTo(0.566, within(5e-4));
        double gone = (11.667910049 + 38.86) / (11.667910049 + 38.86 + 52);
        assertThat(PARETO.probabilityStaying(2, 38.86, 52)).isCloseTo(Math.pow(gone, 0.606213528), within(1e-14));
    }

    @Test
    void the_beta_geometric_models_are_a_sum_over_the_purchases_meanwhile() {
        assertStays(BgNbd.of(0.2426, 4.4136, 0.7929, 2.4259), 0.2426, 4.4136, 0.7929, 2.4259);
        assertStays(MbgNbd.of(0.5248, 6.183, 0.8914, 1.614), 0.5248, 6.183, 0.8914, 1.614 + 1);
    }

    /** P(stays) = Σ P(N = n) · B(a, b′ + n) / B(a, b′), N negative binomial. */
    private static void assertStays(PurchaseModel model, double r, double alpha, double a, double b) {
        int[] frequencies = {0, 2, 40};
        for (int x : frequencies) {
            for (double later : new double[] {0.1, 13, 52, 300}) {
                NegativeBinomial purchases = new NegativeBinomial(r + x, later / (alpha + 38.86));
                double sum = 0;
                for (int n = 0; n < 5_000; n++) {
                    sum += purchases.probability(n) * Math.exp(LogBeta.value(a, b + x + n) - LogBeta.value(a, b + x));
                }
                assertThat(model.probabilityStaying(x, 38.86, later))
                        .as("%s after %s purchases, %s later", model, x, later)
                        .isCloseTo(sum, within(1e-10));
            }
        }
    }

    @Test
    void it_starts_where_the_customer_is_today_and_only_falls() {
        for (PurchaseModel model : MODELS) {
            assertThat(model.probabilityAlive(CUSTOMER, 0)).isEqualTo(model.probabilityAlive(CUSTOMER));
            double[] times = {0, 1e-6, 1, 4, 13, 26, 52, 104, 520, 1e4, 1e7};
            double[] curve = model.aliveCurve(CUSTOMER, times);
            for (int i = 0; i < times.length; i++) {
                assertThat(curve[i]).isEqualTo(model.probabilityAlive(CUSTOMER, times[i]));
                assertThat(curve[i]).isBetween(0.0, i == 0 ? 1 : curve[i - 1]);
            }
            assertThat(curve[times.length - 1]).as("in the end of %s", model).isLessThan(0.05);
        }
    }

    @Test
    void a_customer_buys_no_more_than_at_the_own_rate_while_alive() {
        // Purchases are made while alive: their mean grows by no more than rate times the chance to be alive, and the
        // rate of
        // who is alive later is not above today's in the beta-geometric models, equal to it in Pareto/NBD.
        double step = 1e-4;
        for (double later : new double[] {1, 26, 104}) {
            double grows = (PARETO.expectedPurchasesIfAlive(2, 38.86, later + step)
                            - PARETO.expectedPurchasesIfAlive(2, 38.86, later))
                    / step;
            double rate = (0.553275506 + 2) / (10.577612173 + 38.86);
            assertThat(grows).isCloseTo(rate * PARETO.probabilityStaying(2, 38.86, later), within(1e-6));
        }
    }

    @Test
    void the_table_of_all_customers_says_what_each_says() {
        PurchaseSummary summary = SharedData.variantB();
        for (PurchaseModel model : MODELS) {
            Predictions all = model.predict(summary, 52);
            double[] sum = new double[1];
            summary.forEach((id, customer) -> {
                assertThat(all.probabilityAliveThen(id)).isCloseTo(model.probabilityAlive(customer, 52), within(1e-13));
                sum[0] += all.probabilityAliveThen(id);
            });
            assertThat(all.totalAliveThen()).isCloseTo(sum[0], within(1e-9)).isLessThan(all.totalAlive());
            assertThat(all.getFigures()).containsEntry("totalAliveThen", all.totalAliveThen());
        }
    }

    @Test
    void a_time_before_the_end_of_observation_is_refused() {
        for (PurchaseModel model : MODELS) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.probabilityAlive(CUSTOMER, -1))
                    .withMessageContaining("horizon");
        }
    }
}
