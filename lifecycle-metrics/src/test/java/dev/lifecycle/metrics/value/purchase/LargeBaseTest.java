package dev.lifecycle.metrics.value.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.numeric.LogLikelihood;
import dev.lifecycle.metrics.value.numeric.Newton;
import dev.lifecycle.metrics.value.numeric.Optimum;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.distinct.SummaryRows;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A base too large to be climbed at full cost is climbed in a sample first; the maximum is that of all customers. */
class LargeBaseTest {

    private static final int CUSTOMERS = 20_000;

    static Stream<Arguments> models() {
        return Stream.of(
                model(ParetoNbd.of(0.55, 10.6, 0.6, 11.7), ParetoNbdLikelihood::new, 11.7),
                model(BgNbd.of(0.24, 4.4, 0.8, 2.4), rows -> new BetaGeometricLikelihood(rows, 0), 1),
                model(MbgNbd.of(0.5, 6.2, 0.9, 1.6), rows -> new BetaGeometricLikelihood(rows, 1), 1));
    }

    private static Arguments model(
            PurchaseModel truth, Function<SummaryRows, LogLikelihood> likelihood, double lastScale) {
        return Arguments.of(truth, likelihood, lastScale);
    }

    @ParameterizedTest
    @MethodSource("models")
    void the_maximum_is_that_of_all_rows_and_found_in_fewer_steps(
            PurchaseModel truth, Function<SummaryRows, LogLikelihood> likelihood, double lastScale) {
        Random random = new Random(42);
        PurchaseSummary base = truth.simulate(random.doubles(CUSTOMERS, 20, 100).toArray(), random);
        SummaryRows rows = SummaryRows.of(base);
        assertThat(rows.isLarge()).isTrue();
        assertThat(rows.sample().size()).isBetween(4_000, 5_000);
        Fit fit = truth.refit(base).fit().orElseThrow();
        assertThat(fit.verdict().converged()).isTrue();
        Optimum plain = Newton.maximise(
                likelihood.apply(rows), new double[] {1, 10, 1, lastScale}, new double[] {1, 10, 1, lastScale});
        assertThat(plain.stop()).isEqualTo(Optimum.Stop.STATIONARY);
        assertThat(fit.logLikelihood()).isCloseTo(plain.value(), within(1e-6));
        for (int i = 0; i < plain.parameters().length; i++) {
            assertThat(fit.values()[i]).isCloseTo(plain.parameters()[i], withinPercentage(1e-3));
        }
        assertThat(fit.iterations()).isLessThan(plain.iterations());
    }
}
