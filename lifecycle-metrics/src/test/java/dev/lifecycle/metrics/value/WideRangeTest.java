package dev.lifecycle.metrics.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.metrics.value.numeric.LogLikelihood;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** No NaN and no infinity for any valid customer: x and T up to 10,000, parameters from 1e-6 to 1e6, T = t_x, a + b below 1. */
class WideRangeTest {

    @Provide
    Arbitrary<double[]> parameters() {
        return Arbitraries.doubles()
                .between(-6, 6)
                .map(e -> Math.pow(10, e))
                .array(double[].class)
                .ofSize(4);
    }

    @Provide
    Arbitrary<CustomerSummary> customers() {
        Arbitrary<Double> ages = Arbitraries.doubles().between(-3, 4).map(e -> Math.pow(10, e));
        Arbitrary<Integer> counts = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0)),
                Tuple.of(3, Arbitraries.integers().between(1, 10_000)));
        Arbitrary<Double> shares = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(1.0)),
                Tuple.of(3, Arbitraries.doubles().between(1e-6, 1).ofScale(6)));
        Arbitrary<Double> spends = Arbitraries.doubles().between(-3, 6).map(e -> Math.pow(10, e));
        return Combinators.combine(counts, ages, shares, spends)
                .as((x, age, share, spend) ->
                        x == 0 ? new CustomerSummary(0, 0, age, 0) : new CustomerSummary(x, share * age, age, spend));
    }

    @Property(tries = 400)
    void purchase_models(
            @ForAll("parameters") double[] p,
            @ForAll("customers") CustomerSummary c,
            @ForAll("customers") CustomerSummary other) {
        double horizon = other.age();
        for (PurchaseModel model : List.of(
                BgNbd.of(p[0], p[1], p[2], p[3]),
                MbgNbd.of(p[0], p[1], p[2], p[3]),
                ParetoNbd.of(p[0], p[1], p[2], p[3]))) {
            assertThat(model.probabilityAlive(c)).as("%s", model).isBetween(0.0, 1.0);
            double soon = model.expectedPurchases(c, horizon / 2);
            double later = model.expectedPurchases(c, horizon);
            assertThat(soon).as("%s", model).isFinite().isNotNegative();
            assertThat(later).as("%s", model).isFinite().isGreaterThanOrEqualTo(soon * (1 - 1e-9));
            double ceiling = horizon * (p[0] + c.frequency()) / (p[1] + c.age());
            assertThat(later).as("%s", model).isLessThanOrEqualTo(ceiling * (1 + 1e-9));
            double fresh = model.expectedPurchases(horizon);
            assertThat(fresh).as("%s", model).isFinite().isBetween(0.0, horizon * p[0] / p[1] * (1 + 1e-9));
            assertThat(model.probabilityOfPurchases(other.frequency(), horizon))
                    .as("%s", model)
                    .isBetween(0.0, 1.0);
        }
    }

    @Property(tries = 20)
    void discounted_purchases(@ForAll("parameters") double[] p, @ForAll("customers") CustomerSummary c) {
        for (PurchaseModel model : List.of(BgNbd.of(p[0], p[1], p[2], p[3]), ParetoNbd.of(p[0], p[1], p[2], p[3]))) {
            double rate = Math.log(1.1) / 52;
            assertThat(model.discountedExpectedPurchases(c, rate))
                    .as("%s", model)
                    .isFinite()
                    .isBetween(0.0, (p[0] + c.frequency()) / (p[1] + c.age()) / rate * (1 + 1e-6));
        }
    }

    @Property(tries = 300)
    void likelihoods_and_their_derivatives(@ForAll("parameters") double[] p, @ForAll("customers") CustomerSummary c) {
        PurchaseSummary one = PurchaseSummary.ofRows(List.of(c));
        SummaryRows rows = one.rows("test");
        finite(new BetaGeometricLikelihood(rows, 0), p);
        finite(new BetaGeometricLikelihood(rows, 1), p);
        finite(new ParetoNbdLikelihood(rows), p);
        if (c.frequency() > 0) {
            finite(new GammaGammaLikelihood(SpendRows.of(one.columns())), new double[] {p[0], p[1], p[2]});
        }
    }

    @Property(tries = 200)
    void contracts_and_occasions(@ForAll("parameters") double[] p, @ForAll("customers") CustomerSummary c) {
        int n = Math.min(400, c.frequency());
        ShiftedBetaGeometric sbg = ShiftedBetaGeometric.of(p[0], p[1]);
        assertThat(sbg.survival(n)).isBetween(0.0, 1.0);
        assertThat(sbg.discountedLifetime(0.01)).isBetween(1.0, 101.0 * (1 + 1e-9));
        assertThat(sbg.discountedResidualLifetime(n, 0.01)).isBetween(0.0, 101.0 * (1 + 1e-9));
        BetaDiscreteWeibull bdw = BetaDiscreteWeibull.of(p[0], p[1], Math.pow(p[2], 0.2));
        assertThat(bdw.survival(n)).isBetween(0.0, 1.0);
        assertThat(bdw.retention(n + 1)).isBetween(0.0, 1.0 + 1e-12);
        assertThat(bdw.discountedResidualLifetime(n, 0.1)).isBetween(0.0, 11.0 * (1 + 1e-9));
        BgBb bgBb = BgBb.of(p[0], p[1], p[2], p[3]);
        assertThat(bgBb.probabilityAlive(n / 2, n / 2, n)).isBetween(0.0, 1.0);
        assertThat(bgBb.expectedPurchases(n / 2, n / 2, n, 10)).isBetween(0.0, 10.0);
        assertThat(bgBb.expectedPurchases(n)).isBetween(0.0, (double) n);
        assertThat(bgBb.probabilityOfPurchases(n / 3, n)).isBetween(0.0, 1.0);
        assertThat(bgBb.discountedExpectedPurchases(n / 2, n / 2, n, 0.1)).isBetween(0.0, 10.0 * (1 + 1e-9));
        finite(new BgBbLikelihood(List.of(new OpportunityRow(n / 2, n / 2, n, 3))), p);
    }

    private static void finite(LogLikelihood likelihood, double[] p) {
        double[] gradient = new double[p.length];
        double[][] hessian = new double[p.length][p.length];
        assertThat(likelihood.evaluate(p, gradient, hessian)).isFinite();
        for (int i = 0; i < p.length; i++) {
            assertThat(gradient[i]).isFinite();
            for (int j = 0; j <= i; j++) {
                assertThat(hessian[i][j]).isFinite();
            }
        }
    }
}
