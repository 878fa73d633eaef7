package dev.lifecycle.metrics.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.value.numeric.LogLikelihood;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The derivatives that the maximiser and the standard errors live on, against differences of the value and of the gradient. */
class LikelihoodDerivativesTest {

    private static final PurchaseSummary CUSTOMERS = PurchaseSummary.ofRows(List.of(
            new CustomerSummary(0, 0, 30, 0),
            new CustomerSummary(0, 0, 12.5, 0),
            new CustomerSummary(1, 3, 30, 12),
            new CustomerSummary(2, 30, 30, 31),
            new CustomerSummary(2, 29, 30, 31),
            new CustomerSummary(17, 20.5, 38, 8.25),
            new CustomerSummary(80, 35, 38, 40)));

    private static final RenewalTable CONTRACTS = RenewalTable.ofSurvivors(1000, 869, 743, 653, 593, 551, 517, 491);

    private static final List<OpportunityRow> OCCASIONS = List.of(
            new OpportunityRow(0, 0, 6, 3464),
            new OpportunityRow(1, 4, 6, 78),
            new OpportunityRow(6, 6, 6, 1203),
            new OpportunityRow(3, 20, 40, 5));

    @Provide
    Arbitrary<Double> parameter() {
        return Arbitraries.doubles().between(-3, 3).map(Math::exp);
    }

    @Property(tries = 60)
    void beta_geometric(
            @ForAll("parameter") double r,
            @ForAll("parameter") double alpha,
            @ForAll("parameter") double a,
            @ForAll("parameter") double b) {
        SummaryRows rows = CUSTOMERS.rows("test");
        check(new BetaGeometricLikelihood(rows, 0), r, alpha, a, b);
        check(new BetaGeometricLikelihood(rows, 1), r, alpha, a, b);
    }

    @Property(tries = 60)
    void pareto(
            @ForAll("parameter") double r,
            @ForAll("parameter") double alpha,
            @ForAll("parameter") double s,
            @ForAll("parameter") double beta) {
        check(new ParetoNbdLikelihood(CUSTOMERS.rows("test")), r, alpha, s, beta);
    }

    @Property(tries = 60)
    void gamma_gamma(@ForAll("parameter") double p, @ForAll("parameter") double q, @ForAll("parameter") double gamma) {
        check(new GammaGammaLikelihood(SpendRows.of(CUSTOMERS.columns())), p, q, gamma);
    }

    @Property(tries = 60)
    void contracts(@ForAll("parameter") double alpha, @ForAll("parameter") double beta, @ForAll("parameter") double c) {
        check((p, g, h) -> ShiftedBetaGeometric.logLikelihood(CONTRACTS, p, g, h), alpha, beta);
        check(new BetaDiscreteWeibullLikelihood(CONTRACTS), alpha, beta, Math.cbrt(c));
    }

    @Property(tries = 60)
    void occasions(
            @ForAll("parameter") double alpha,
            @ForAll("parameter") double beta,
            @ForAll("parameter") double gamma,
            @ForAll("parameter") double delta) {
        check(new BgBbLikelihood(OCCASIONS), alpha, beta, gamma, delta);
    }

    private static void check(LogLikelihood likelihood, double... at) {
        int n = at.length;
        double[] gradient = new double[n];
        double[][] hessian = new double[n][n];
        double value = likelihood.evaluate(at, gradient, hessian);
        assertThat(value).isFinite();
        for (int i = 0; i < n; i++) {
            double step = 1e-4 * at[i];
            double[] slopes = new double[n];
            double slope = 0;
            // the five-point rule, whose error falls with the fourth power of the step
            for (int k : new int[] {-2, -1, 1, 2}) {
                double[] moved = at.clone();
                moved[i] += k * step;
                double[] there = new double[n];
                double weight = Math.signum(k) * (Math.abs(k) == 1 ? 8 : -1) / (12 * step);
                slope += weight * likelihood.evaluate(moved, there, new double[n][n]);
                for (int j = 0; j < n; j++) {
                    slopes[j] += weight * there[j];
                }
            }
            double size = Math.abs(value) / at[i];
            assertThat(gradient[i]).isCloseTo(slope, within(1e-9 * size + 1e-7 * Math.abs(gradient[i])));
            for (int j = 0; j < n; j++) {
                double second = i >= j ? hessian[i][j] : hessian[j][i];
                assertThat(second)
                        .as("second derivative by %s and %s", i, j)
                        .isCloseTo(slopes[j], within(1e-8 * size / at[j] + 1e-6 * Math.abs(second)));
            }
        }
    }
}
