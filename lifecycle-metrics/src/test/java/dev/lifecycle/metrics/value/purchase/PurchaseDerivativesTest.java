package dev.lifecycle.metrics.value.purchase;

import dev.lifecycle.metrics.value.LikelihoodDerivatives;
import dev.lifecycle.metrics.value.summary.distinct.SummaryRows;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PurchaseDerivativesTest extends LikelihoodDerivatives {

    @Property(tries = 60)
    void beta_geometric(
            @ForAll("parameter") double r,
            @ForAll("parameter") double alpha,
            @ForAll("parameter") double a,
            @ForAll("parameter") double b) {
        SummaryRows rows = SummaryRows.of(CUSTOMERS);
        check(new BetaGeometricLikelihood(rows, 0), r, alpha, a, b);
        check(new BetaGeometricLikelihood(rows, 1), r, alpha, a, b);
    }

    @Property(tries = 60)
    void pareto(
            @ForAll("parameter") double r,
            @ForAll("parameter") double alpha,
            @ForAll("parameter") double s,
            @ForAll("parameter") double beta) {
        check(new ParetoNbdLikelihood(SummaryRows.of(CUSTOMERS)), r, alpha, s, beta);
    }
}
