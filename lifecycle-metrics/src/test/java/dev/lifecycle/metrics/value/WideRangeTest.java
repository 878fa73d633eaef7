package dev.lifecycle.metrics.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.metrics.value.numeric.LogLikelihood;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

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
        for (PurchaseModel model : models(p)) {
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

    /** Pareto/NBD rows of one frequency share their integrals; alone or together, at crowded times or far ones, they are the same. */
    @Property(tries = 300)
    void all_customers_at_once_are_each_customer_alone(
            @ForAll("parameters") double[] p,
            @ForAll("customers") CustomerSummary some,
            @ForAll @Size(min = 1, max = 30) List<@From("customers") CustomerSummary> others) {
        List<CustomerSummary> rows = new ArrayList<>(others);
        rows.add(some);
        for (CustomerSummary other : others) {
            // The same frequency at other times, and the same times of another customer.
            double recency = some.frequency() == 0 ? 0 : Math.max(1e-6, other.age() / 2);
            rows.add(CustomerSummary.of(some.frequency(), recency, other.age()));
            rows.add(CustomerSummary.of(some.frequency(), recency, other.age() + some.age()));
        }
        PurchaseSummary summary = PurchaseSummary.ofRows(rows);
        for (PurchaseModel model : models(p)) {
            Predictions all = model.predict(summary, 10);
            summary.forEach((id, customer) -> {
                assertThat(all.probabilityAlive(id))
                        .as("%s in %s", customer, model)
                        .isBetween(0.0, 1.0)
                        .isCloseTo(model.probabilityAlive(customer), withinPercentage(1e-6));
                assertThat(all.expectedPurchases(id))
                        .as("%s in %s", customer, model)
                        .isCloseTo(model.expectedPurchases(customer, 10), withinPercentage(1e-6));
            });
        }
    }

    @Provide
    Arbitrary<Double> rates() {
        return Arbitraries.doubles().between(-8, 1).map(e -> Math.pow(10, e));
    }

    @Property(tries = 12)
    void discounted_purchases(
            @ForAll("parameters") double[] p, @ForAll("customers") CustomerSummary c, @ForAll("rates") double rate) {
        for (PurchaseModel model : models(p)) {
            assertThat(model.discountedExpectedPurchases(c, rate))
                    .as("%s at %s", model, rate)
                    .isFinite()
                    .isBetween(0.0, (p[0] + c.frequency()) / (p[1] + c.age()) / rate * (1 + 1e-6));
            assertThat(model.discountedExpectedPurchases(rate))
                    .as("%s at %s", model, rate)
                    .isFinite()
                    .isBetween(0.0, p[0] / p[1] / rate * (1 + 1e-6));
        }
    }

    @Property(tries = 150)
    void counts_of_known_customers(
            @ForAll("parameters") double[] p,
            @ForAll("customers") CustomerSummary c,
            @ForAll("customers") CustomerSummary other) {
        for (PurchaseModel model : models(p)) {
            assertThat(model.probabilityOfPurchases(c, other.frequency(), other.age()))
                    .as("%s", model)
                    .isBetween(0.0, 1.0);
        }
    }

    @Property(tries = 300)
    void spend(@ForAll("parameters") double[] p, @ForAll("customers") CustomerSummary c) {
        GammaGamma model = GammaGamma.of(p[0], p[1], p[2]);
        model.meanSpend().ifPresent(mean -> assertThat(mean).isFinite().isPositive());
        model.expectedSpend(c).ifPresent(mean -> assertThat(mean).isFinite().isPositive());
        assertThat(model.meanSpend().isPresent()).isEqualTo(p[1] > 1);
    }

    @Property(tries = 10)
    void lifetime_value(@ForAll("parameters") double[] p, @ForAll("customers") CustomerSummary c) {
        GammaGamma spend = GammaGamma.of(2, 3, 10);
        for (PurchaseModel model : models(p)) {
            LifetimeValue value = LifetimeValue.of(model, spend)
                    .margin(0.3)
                    .discountPerYear(0.1)
                    .overWeeks(104);
            assertThat(value.value(c).orElseThrow()).as("%s", model).isFinite().isNotNegative();
            assertThat(value.forEver().value(c).orElseThrow())
                    .as("%s", model)
                    .isFinite()
                    .isNotNegative();
            assertThat(value.valueOfNewCustomer().orElseThrow())
                    .as("%s", model)
                    .isFinite()
                    .isPositive();
        }
    }

    private static List<PurchaseModel> models(double[] p) {
        return List.of(
                BgNbd.of(p[0], p[1], p[2], p[3]),
                MbgNbd.of(p[0], p[1], p[2], p[3]),
                ParetoNbd.of(p[0], p[1], p[2], p[3]));
    }

    @Property(tries = 20)
    void ten_thousand_periods_and_occasions(@ForAll("parameters") double[] p) {
        int n = 10_000;
        assertThat(ShiftedBetaGeometric.of(p[0], p[1]).survival(n)).isBetween(0.0, 1.0);
        assertThat(BetaDiscreteWeibull.of(p[0], p[1], Math.pow(p[2], 0.2)).survival(n))
                .isBetween(0.0, 1.0);
        BgBb model = BgBb.of(p[0], p[1], p[2], p[3]);
        for (int x : new int[] {1, n / 2, n}) {
            for (int last : new int[] {x, (x + n) / 2, n}) {
                assertThat(model.probabilityAlive(x, last, n)).as("%s", model).isBetween(0.0, 1.0);
                assertThat(model.expectedPurchases(x, last, n, n))
                        .as("%s", model)
                        .isBetween(0.0, n * (1 + 1e-9));
                assertThat(model.discountedExpectedPurchases(x, last, n, 1e-6))
                        .as("%s", model)
                        .isBetween(0.0, 1e6 * (1 + 1e-6));
            }
        }
        assertThat(model.probabilityOfPurchases(n / 3, n)).as("%s", model).isBetween(0.0, 1.0);
        assertThat(model.probabilityOfPurchases(2, 9, n, 3, n)).as("%s", model).isBetween(0.0, 1.0);
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
