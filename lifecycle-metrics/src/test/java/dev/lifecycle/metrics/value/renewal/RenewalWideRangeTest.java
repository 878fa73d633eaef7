package dev.lifecycle.metrics.value.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.metrics.value.WideRange;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RenewalWideRangeTest extends WideRange {

    @Property(tries = 20)
    void ten_thousand_periods(@ForAll("parameters") double[] p) {
        int n = 10_000;
        assertThat(ShiftedBetaGeometric.of(p[0], p[1]).survival(n)).isBetween(0.0, 1.0);
        assertThat(BetaDiscreteWeibull.of(p[0], p[1], Math.pow(p[2], 0.2)).survival(n))
                .isBetween(0.0, 1.0);
    }

    @Property(tries = 200)
    void contracts(@ForAll("parameters") double[] p, @ForAll("customers") CustomerSummary c) {
        int n = Math.min(400, c.frequency());
        ShiftedBetaGeometric sbg = ShiftedBetaGeometric.of(p[0], p[1]);
        assertThat(sbg.survival(n)).isBetween(0.0, 1.0);
        assertThat(sbg.discountedLifetime(0.01)).isBetween(1.0, 101.0 * (1 + 1e-9));
        assertThat(sbg.discountedResidualLifetime(n, 0.01)).isBetween(0.0, 101.0 * (1 + 1e-9));
        BetaDiscreteWeibull bdw = BetaDiscreteWeibull.of(p[0], p[1], Math.pow(p[2], 0.2));
        assertThat(bdw.survival(n)).isBetween(0.0, 1.0);
        assertThat(bdw.retention(n + 1)).isBetween(0.0, 1.0 + 1e-12);
        assertThat(bdw.discountedResidualLifetime(n, 0.1)).isBetween(0.0, 11.0 * (1 + 1e-9));
    }
}
