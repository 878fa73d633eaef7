package dev.lifecycle.metrics.value.spend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.metrics.value.WideRange;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SpendWideRangeTest extends WideRange {

    @Property(tries = 300)
    void spend(@ForAll("parameters") double[] p, @ForAll("customers") CustomerSummary c) {
        GammaGamma model = GammaGamma.of(p[0], p[1], p[2]);
        model.meanSpend().ifPresent(mean -> assertThat(mean).isFinite().isPositive());
        model.expectedSpend(c).ifPresent(mean -> assertThat(mean).isFinite().isPositive());
        assertThat(model.meanSpend().isPresent()).isEqualTo(p[1] > 1);
    }

    @Property(tries = 300)
    void likelihood_and_its_derivatives(@ForAll("parameters") double[] p, @ForAll("customers") CustomerSummary c) {
        if (c.frequency() > 0) {
            SpendRows rows = SpendRows.of(PurchaseSummary.ofRows(List.of(c)));
            finite(new GammaGammaLikelihood(rows), new double[] {p[0], p[1], p[2]});
        }
    }
}
