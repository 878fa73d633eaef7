package dev.lifecycle.metrics.value.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DrawnParametersTest {

    private static Fit fit(Verdict.Kind kind, double covariance) {
        return new Fit(
                List.of(
                        new Fit.Parameter("a", 2, OptionalDouble.of(0.2)),
                        new Fit.Parameter("b", 5, OptionalDouble.of(1))),
                List.of(List.of(0.04, covariance), List.of(covariance, 1.0)),
                -10,
                new Verdict(kind, ""),
                3,
                0,
                100,
                10);
    }

    @Test
    void logarithms_have_the_means_and_covariance_of_the_fit() {
        Fit fit = fit(Verdict.Kind.CONVERGED, 0.12);
        SplittableRandom random = new SplittableRandom(5);
        int draws = 40_000;
        double[] mean = new double[2];
        double[] square = new double[2];
        double product = 0;
        for (int i = 0; i < draws; i++) {
            double[] drawn = fit.draw(random);
            assertThat(drawn[0]).isPositive();
            double a = Math.log(drawn[0] / 2);
            double b = Math.log(drawn[1] / 5);
            mean[0] += a / draws;
            mean[1] += b / draws;
            square[0] += a * a / draws;
            square[1] += b * b / draws;
            product += a * b / draws;
        }
        // standard errors of the logs are 0.2 / 2 and 1 / 5, their covariance is 0.12 / (2 · 5)
        assertThat(mean[0]).isCloseTo(0, within(0.003));
        assertThat(mean[1]).isCloseTo(0, within(0.005));
        assertThat(square[0]).isCloseTo(0.01, within(4e-4));
        assertThat(square[1]).isCloseTo(0.04, within(16e-4));
        assertThat(product).isCloseTo(0.012, within(5e-4));
    }

    @Test
    void without_convergence_there_is_nothing_to_draw_from() {
        assertThatIllegalStateException()
                .isThrownBy(() -> fit(Verdict.Kind.AT_BOUNDARY, 0.12).draw(new SplittableRandom(5)))
                .withMessageContaining("at a boundary");
        assertThatIllegalStateException()
                .isThrownBy(() -> fit(Verdict.Kind.CONVERGED, 0.21).draw(new SplittableRandom(5)))
                .withMessageContaining("not positive definite");
    }
}
