package dev.lifecycle.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalePartTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 1.5, 2})
    void the_exponent_of_a_power_is_found(double exponent) {
        List<double[]> points = DoubleStream.of(1e5, 1e6, 1e7)
                .mapToObj(size -> new double[] {Math.log(size), Math.log(7 * Math.pow(size, exponent))})
                .toList();
        assertThat(ScalePart.slope(points)).isCloseTo(exponent, within(1e-9));
    }
}
