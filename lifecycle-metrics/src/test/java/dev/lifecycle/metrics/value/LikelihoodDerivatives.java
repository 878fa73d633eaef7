package dev.lifecycle.metrics.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.value.numeric.LogLikelihood;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

/** The derivatives that the maximiser and the standard errors live on, against differences of the value and of the gradient. */
public abstract class LikelihoodDerivatives {

    protected static final PurchaseSummary CUSTOMERS = PurchaseSummary.ofRows(List.of(
            new CustomerSummary(0, 0, 30, 0),
            new CustomerSummary(0, 0, 12.5, 0),
            new CustomerSummary(1, 3, 30, 12),
            new CustomerSummary(2, 30, 30, 31),
            new CustomerSummary(2, 29, 30, 31),
            new CustomerSummary(17, 20.5, 38, 8.25),
            new CustomerSummary(80, 35, 38, 40)));

    @Provide
    protected Arbitrary<Double> parameter() {
        return Arbitraries.doubles().between(-3, 3).map(Math::exp);
    }

    protected static void check(LogLikelihood likelihood, double... at) {
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
