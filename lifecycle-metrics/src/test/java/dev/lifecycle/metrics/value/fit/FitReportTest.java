package dev.lifecycle.metrics.value.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.value.occasion.BgBb;
import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.purchase.MbgNbd;
import dev.lifecycle.metrics.value.purchase.ParetoNbd;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.renewal.BetaDiscreteWeibull;
import dev.lifecycle.metrics.value.renewal.ShiftedBetaGeometric;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a fit tells of itself, and how sure it is of what is computed from it. */
class FitReportTest {

    private static BgNbd fitted() {
        double[] ages = new double[2000];
        Arrays.setAll(ages, i -> 20 + i % 30);
        return BgNbd.fit(BgNbd.of(0.8, 4.4, 0.8, 2.4).simulate(ages, new SplittableRandom(9)));
    }

    @Test
    void parameters_errors_covariance_and_criterion() {
        Fit fit = fitted().fit().orElseThrow();
        assertThat(fit.standardErrors()).containsOnlyKeys("r", "alpha", "a", "b");
        for (int i = 0; i < 4; i++) {
            double error = fit.parameters().get(i).standardError().orElseThrow();
            assertThat(fit.covariance().get(i).get(i)).isCloseTo(error * error, within(1e-9 * error * error));
        }
        assertThat(fit.aic()).isCloseTo(8 - 2 * fit.logLikelihood(), within(1e-9));
        Interval interval = fit.interval("alpha", 0.95).orElseThrow();
        assertThat(Math.sqrt(interval.low() * interval.high()))
                .isCloseTo(fit.parameter("alpha").value(), within(1e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit.parameter("gamma"))
                .withMessage("there is no parameter 'gamma'; there are [r, alpha, a, b]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit.interval("r", 95))
                .withMessageContaining("95.0");
    }

    @Test
    void estimates_carry_the_uncertainty_of_the_parameters() {
        BgNbd model = fitted();
        Fit fit = model.fit().orElseThrow();
        ModelEstimate same = model.estimate(0.95, Link.LOG, m -> m.parameters().get("r"));
        assertThat(same.standardError().orElseThrow())
                .isCloseTo(fit.parameter("r").standardError().orElseThrow(), within(1e-8));
        assertThat(same.interval().orElseThrow().low())
                .isCloseTo(fit.interval("r", 0.95).orElseThrow().low(), within(1e-7));
        CustomerSummary customer = CustomerSummary.of(2, 10, 30);
        ModelEstimate alive = model.estimate(0.95, Link.LOGIT, m -> m.probabilityAlive(customer));
        assertThat(alive.interval().orElseThrow().low()).isBetween(0.0, alive.value());
        assertThat(alive.interval().orElseThrow().high()).isBetween(alive.value(), 1.0);
        assertThat(alive.toString()).matches("0\\.\\d+ \\(0\\.\\d+–0\\.\\d+\\)");
        ModelEstimate plain = model.estimate(0.95, Link.IDENTITY, m -> m.probabilityAlive(customer));
        assertThat(plain.interval().orElseThrow().width())
                .isCloseTo(2 * 1.959964 * plain.standardError().orElseThrow(), within(1e-6));
        ModelEstimate given = BgNbd.of(1, 2, 3, 4).estimate(0.95, Link.IDENTITY, m -> m.expectedPurchases(3));
        assertThat(given.standardError()).isEmpty();
        assertThat(given.interval()).isEmpty();
        assertThat(given.toString()).matches("\\d\\.\\d+");
        ModelEstimate certain = model.estimate(0.95, Link.LOGIT, m -> 1);
        assertThat(certain.interval()).contains(new Interval(1, 1));
        assertThat(model.estimate(0.95, Link.LOG, m -> 0).interval()).contains(new Interval(0, 0));
    }

    @Test
    void every_model_says_its_parameters() {
        assertThat(BgNbd.of(1, 2, 3, 4)).hasToString("BG/NBD: r 1.000, alpha 2.000, a 3.000, b 4.000");
        assertThat(MbgNbd.of(1, 2, 3, 4).at(2, 3, 4, 5).parameters()).containsEntry("b", 5.0);
        assertThat(ParetoNbd.of(1, 2, 3, 4).at(2, 3, 4, 5).parameters()).containsEntry("beta", 5.0);
        assertThat(GammaGamma.of(1, 2, 3).at(2, 3, 4)).hasToString("Gamma-Gamma: p 2.000, q 3.000, gamma 4.000");
        assertThat(GammaGamma.of(1, 2, 3).coverage()).isEmpty();
        assertThat(ShiftedBetaGeometric.of(1, 2).at(2, 3)).hasToString("sBG: alpha 2.000, beta 3.000");
        assertThat(BetaDiscreteWeibull.of(1, 2, 3).at(2, 3, 4)).hasToString("BdW: alpha 2.000, beta 3.000, c 4.000");
        assertThat(BgBb.of(1, 2, 3, 4).at(2, 3, 4, 5))
                .hasToString("BG/BB: alpha 2.000, beta 3.000, gamma 4.000, delta 5.000");
        assertThat(BgBb.of(1, 2, 3, 4).fit()).isEmpty();
    }

    @Test
    void a_customer_without_repeats_is_alive_for_certain_under_bg_nbd_but_not_under_mbg_nbd() {
        CustomerSummary silent = CustomerSummary.of(0, 0, 500);
        assertThat(BgNbd.of(0.2, 4, 0.8, 2.4).probabilityAlive(silent)).isEqualTo(1);
        assertThat(MbgNbd.of(0.2, 4, 0.8, 2.4).probabilityAlive(silent)).isLessThan(0.6);
    }

    @Test
    void nothing_happens_in_no_time() {
        for (PurchaseModel model : List.of(BgNbd.of(1, 2, 3, 4), MbgNbd.of(1, 2, 3, 4), ParetoNbd.of(1, 2, 3, 4))) {
            assertThat(model.expectedPurchases(0)).isZero();
            assertThat(model.probabilityOfPurchases(0, 0)).isEqualTo(1);
            assertThat(model.probabilityOfPurchases(2, 0)).isZero();
            assertThat(model.expectedPurchases(CustomerSummary.of(1, 1, 1), 0)).isZero();
            assertThatIllegalArgumentException().isThrownBy(() -> model.expectedPurchases(-1));
            assertThatIllegalArgumentException().isThrownBy(() -> model.expectedPurchasesIfAlive(-1, 1, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> model.probabilityOfPurchases(-1, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> model.discountedExpectedPurchases(0));
        }
    }
}
