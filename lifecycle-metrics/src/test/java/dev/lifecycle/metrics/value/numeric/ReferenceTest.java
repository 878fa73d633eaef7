package dev.lifecycle.metrics.value.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.metrics.value.purchase.ParetoNbd;
import dev.lifecycle.metrics.value.renewal.BetaDiscreteWeibull;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every special function against values in 50 digits; {@code references.py}, beside the values, computed them. */
class ReferenceTest {

    private record Case(String function, double[] at, double value) {}

    private record Checked(String function, double tolerance, ToDoubleFunction<double[]> ours) {
        @Override
        public String toString() {
            return function + " to " + tolerance;
        }
    }

    private static final Map<String, List<Case>> CASES = read();

    private static Map<String, List<Case>> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ReferenceTest.class.getResourceAsStream("references.csv")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split(","))
                    .map(c -> new Case(
                            c[0],
                            Arrays.stream(c, 1, c.length - 1)
                                    .mapToDouble(Double::parseDouble)
                                    .toArray(),
                            new BigDecimal(c[c.length - 1]).doubleValue()))
                    .collect(Collectors.groupingBy(Case::function));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Checked> functions() {
        return Stream.of(
                new Checked("logGamma", 1e-14, a -> Gammas.logGamma(a[0])),
                new Checked("digamma", 1e-14, a -> Gammas.digamma(a[0])),
                new Checked("trigamma", 1e-14, a -> Gammas.trigamma(a[0])),
                new Checked("logRising", 1e-13, a -> Gammas.logRising(a[0], (long) a[1])),
                new Checked("logRise", 1e-12, a -> Gammas.logRise(a[0], a[1])),
                new Checked("digammaRise", 1e-11, a -> Gammas.digammaRise(a[0], (long) a[1])),
                new Checked("trigammaRise", 1e-11, a -> Gammas.trigammaRise(a[0], (long) a[1])),
                new Checked("stoppedCount", 1e-10, a -> StoppedCount.mean(a[0], a[1], a[2], a[3])),
                new Checked("stoppedCount", 1e-10, a -> StoppedCount.integral(a[0], a[1], a[2], a[3])),
                new Checked(
                        "powerIntegral", 1e-11, a -> new PowerIntegral().evaluate(a[0], a[1], a[2], a[3], a[4], a[5])),
                new Checked("powerIntegral", 1e-11, ReferenceTest::relativePowerIntegral),
                new Checked("meanGain", 1e-11, a -> DiscountedCount.overBeta(a[0], a[1], a[2])),
                new Checked("series", 1e-11, a -> GeometricSeries.value(a[0], a[1], a[2])),
                new Checked("discountedDecay", 1e-11, a -> Tricomi.discountedDecay(a[0], a[1])),
                new Checked("discountedCount", 1e-9, a -> DiscountedCount.mean(a[0], a[1], a[2], a[3])),
                new Checked(
                        "paretoCount",
                        1e-10,
                        a -> ParetoNbd.of(a[0], a[1], a[2], a[3]).probabilityOfPurchases((int) a[4], a[5])),
                new Checked(
                        "paretoAlive",
                        1e-12,
                        a -> ParetoNbd.of(a[0], a[1], a[2], a[3])
                                .probabilityAlive(CustomerSummary.of((int) a[4], a[5], a[6]))),
                new Checked(
                        "weibullSurvival",
                        1e-11,
                        a -> BetaDiscreteWeibull.of(a[0], a[1], a[2]).survival((int) a[3])));
    }

    private static double relativePowerIntegral(double[] a) {
        double relative = new PowerIntegral().relative(a[0], a[1] + a[4], a[2], a[3] + a[4], a[5] - a[4]);
        return Math.log(relative) - a[0] * Math.log(a[1] + a[4]) - a[2] * Math.log(a[3] + a[4]);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void agrees_with_fifty_digits(Checked checked) {
        List<Case> cases = CASES.get(checked.function);
        assertThat(cases).hasSizeGreaterThan(10);
        for (Case c : cases) {
            double ours = checked.ours.applyAsDouble(c.at);
            double scale = Math.max(
                    Math.abs(c.value),
                    checked.function.startsWith("log") || checked.function.startsWith("power") ? 1 : 0);
            assertThat(Math.abs(ours - c.value))
                    .as("%s at %s: %s, not %s", checked, Arrays.toString(c.at), ours, c.value)
                    .isLessThanOrEqualTo(checked.tolerance * scale);
        }
    }

    @Test
    void every_function_of_the_file_is_checked() {
        assertThat(functions().map(Checked::function)).containsAll(CASES.keySet());
    }
}
