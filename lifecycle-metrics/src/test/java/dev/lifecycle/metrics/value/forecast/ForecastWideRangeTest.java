package dev.lifecycle.metrics.value.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.metrics.value.WideRange;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import dev.lifecycle.metrics.value.summary.distinct.DistinctRows;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ForecastWideRangeTest extends WideRange {

    @Property(tries = 20)
    void means_of_known_customers_and_of_those_to_come(
            @ForAll("parameters") double[] p, @ForAll("customers") CustomerSummary customer) {
        PurchaseSummary one = PurchaseSummary.ofRows(List.of(customer));
        Horizon horizon = Horizon.of(one, 8, TimeUnit.WEEKS);
        Arrivals arrivals = new ArrivalRule.Declared(List.of(3.0)).over(horizon, one);
        for (PurchaseModel model : models(p)) {
            Means means = new Means(horizon, model, GammaGamma.of(2, 3, 10));
            assertThat(means.known(one, new DistinctRows(one))).singleElement().satisfies(cohort -> {
                assertThat(cohort.purchases()).as("%s", model).allMatch(mean -> mean >= 0 && Double.isFinite(mean));
                assertThat(cohort.revenue()).as("%s", model).allMatch(mean -> mean >= 0 && Double.isFinite(mean));
            });
            for (ForecastCohort cohort : means.toCome(arrivals)) {
                assertThat(cohort.purchases()).as("%s", model).allMatch(mean -> mean >= 0 && Double.isFinite(mean));
                assertThat(cohort.purchases().get(cohort.entered() - 1)).isGreaterThanOrEqualTo(3);
            }
        }
    }
}
