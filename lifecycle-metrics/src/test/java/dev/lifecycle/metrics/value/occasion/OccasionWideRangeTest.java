package dev.lifecycle.metrics.value.occasion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.metrics.value.WideRange;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class OccasionWideRangeTest extends WideRange {

    @Property(tries = 20)
    void ten_thousand_occasions(@ForAll("parameters") double[] p) {
        int n = 10_000;
        BgBb model = BgBb.of(p[0], p[1], p[2], p[3]);
        for (int x : new int[] {1, n / 2, n}) {
            for (int last : new int[] {x, (x + n) / 2, n}) {
                assertThat(model.probabilityAlive(x, last, n)).as("%s", model).isBetween(0.0, 1.0);
                assertThat(model.expectedPurchases(x, last, n, n))
                        .as("%s", model)
                        .isBetween(0.0, n * (1 + 1e-9));
                assertThat(model.discountedExpectedPurchases(x, last, n, 1e-6))
                        .as("%s", model)
                        .isBetween(0.0, 1e6 * (1 + 1e-6));
            }
        }
        assertThat(model.probabilityOfPurchases(n / 3, n)).as("%s", model).isBetween(0.0, 1.0);
        assertThat(model.probabilityOfPurchases(2, 9, n, 3, n)).as("%s", model).isBetween(0.0, 1.0);
    }

    @Property(tries = 200)
    void occasions(@ForAll("parameters") double[] p, @ForAll("customers") CustomerSummary c) {
        int n = Math.min(400, c.frequency());
        BgBb bgBb = BgBb.of(p[0], p[1], p[2], p[3]);
        assertThat(bgBb.probabilityAlive(n / 2, n / 2, n)).isBetween(0.0, 1.0);
        assertThat(bgBb.expectedPurchases(n / 2, n / 2, n, 10)).isBetween(0.0, 10.0);
        assertThat(bgBb.expectedPurchases(n)).isBetween(0.0, (double) n);
        assertThat(bgBb.probabilityOfPurchases(n / 3, n)).isBetween(0.0, 1.0);
        assertThat(bgBb.discountedExpectedPurchases(n / 2, n / 2, n, 0.1)).isBetween(0.0, 10.0 * (1 + 1e-9));
        finite(new BgBbLikelihood(List.of(new OpportunityRow(n / 2, n / 2, n, 3))), p);
    }
}
