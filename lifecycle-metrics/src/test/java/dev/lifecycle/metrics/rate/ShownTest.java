package dev.lifecycle.metrics.rate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is printed never says nothing where there is something. */
class ShownTest {

    @Test
    @DisplayName("a p-value is never printed as 0.000, however small")
    void small_p_values() {
        assertThat(RateDifference.between(new Rate(100, 1_000), new Rate(300, 1_000))
                        .toString())
                .endsWith(", p < 0.001")
                .doesNotContain("0.000");
        assertThat(Change.between(10, 0.1, 20, 0.1).toString()).endsWith(", p < 0.001");
        assertThat(Change.between(10, 0, 20, 0).toString()).endsWith(", p < 0.001");
        assertThat(Change.between(10, 1, 10.1, 1).toString()).endsWith(", p = 0.944");
        assertThat(RateDifference.between(new Rate(1, 10), new Rate(1, 10)).toString())
                .endsWith(", p = 1.000");
    }

    @Test
    @DisplayName("a share is 0.0 % only where it is none, and 100.0 % only where it is all")
    void shares() {
        assertThat(new Rate(1, 100_000)).hasToString("1 of 100000 = < 0.1 %");
        assertThat(new Rate(99_999, 100_000)).hasToString("99999 of 100000 = > 99.9 %");
        assertThat(new Rate(0, 100_000)).hasToString("0 of 100000 = 0.0 %");
        assertThat(new Rate(100_000, 100_000)).hasToString("100000 of 100000 = 100.0 %");
        assertThat(new Rate(18, 120)).hasToString("18 of 120 = 15.0 %");
        assertThat(MeasuredRate.of(new Rate(1, 100_000), true, "x").toString()).startsWith("1 of 100000 = < 0.1 % (");
    }
}
