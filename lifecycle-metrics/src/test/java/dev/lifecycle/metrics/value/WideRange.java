package dev.lifecycle.metrics.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.metrics.value.numeric.LogLikelihood;
import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.purchase.MbgNbd;
import dev.lifecycle.metrics.value.purchase.ParetoNbd;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** No NaN and no infinity for any valid customer: x and T up to 10,000, parameters from 1e-6 to 1e6, T = t_x, a + b below 1. */
public abstract class WideRange {

    @Provide
    protected Arbitrary<double[]> parameters() {
        return Arbitraries.doubles()
                .between(-6, 6)
                .map(e -> Math.pow(10, e))
                .array(double[].class)
                .ofSize(4);
    }

    @Provide
    protected Arbitrary<CustomerSummary> customers() {
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

    protected static List<PurchaseModel> models(double[] p) {
        return List.of(
                BgNbd.of(p[0], p[1], p[2], p[3]),
                MbgNbd.of(p[0], p[1], p[2], p[3]),
                ParetoNbd.of(p[0], p[1], p[2], p[3]));
    }

    protected static void finite(LogLikelihood likelihood, double[] p) {
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
