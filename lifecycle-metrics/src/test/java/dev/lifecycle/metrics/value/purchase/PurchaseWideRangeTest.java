package dev.lifecycle.metrics.value.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.metrics.value.WideRange;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.distinct.SummaryRows;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class PurchaseWideRangeTest extends WideRange {

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
    void likelihoods_and_their_derivatives(@ForAll("parameters") double[] p, @ForAll("customers") CustomerSummary c) {
        SummaryRows rows = SummaryRows.of(PurchaseSummary.ofRows(List.of(c)));
        finite(new BetaGeometricLikelihood(rows, 0), p);
        finite(new BetaGeometricLikelihood(rows, 1), p);
        finite(new ParetoNbdLikelihood(rows), p);
    }
}
