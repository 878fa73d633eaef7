package dev.lifecycle.metrics.value.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.metrics.value.SharedData;
import dev.lifecycle.metrics.value.fit.Link;
import dev.lifecycle.metrics.value.fit.ModelEstimate;
import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.purchase.MbgNbd;
import dev.lifecycle.metrics.value.purchase.ParetoNbd;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LifetimeValueTest {

    private static final GammaGamma SPEND = GammaGamma.of(6.25, 3.74, 15.44);
    private static final CustomerSummary CUSTOMER = new CustomerSummary(2, 30.43, 38.86, 22.35);

    static List<PurchaseModel> models() {
        return List.of(
                BgNbd.of(0.243, 4.414, 0.793, 2.426),
                MbgNbd.of(0.525, 6.183, 0.891, 1.614),
                ParetoNbd.of(0.553, 10.578, 0.606, 11.669));
    }

    @ParameterizedTest
    @MethodSource("models")
    void undiscounted_value_is_purchases_times_spend(PurchaseModel model) {
        double expected = model.expectedPurchases(CUSTOMER, 52)
                * SPEND.expectedSpend(CUSTOMER).orElseThrow();
        LifetimeValueDefinition value = LifetimeValue.of(model, SPEND);
        assertThat(value.overWeeks(52).value(CUSTOMER).orElseThrow()).isCloseTo(expected, withinPercentage(1e-9));
        assertThat(value.margin(0.3).overWeeks(52).value(CUSTOMER).orElseThrow())
                .isCloseTo(0.3 * expected, withinPercentage(1e-9));
        assertThat(value.overWeeks(0).value(CUSTOMER)).hasValue(0);
        assertThat(value.overDays(70).value(CUSTOMER))
                .isEqualTo(value.overWeeks(10).value(CUSTOMER));
    }

    @ParameterizedTest
    @MethodSource("models")
    void discounted_value_is_the_sum_of_small_steps(PurchaseModel model) {
        double rate = Math.log(1.1) / 52;
        double sum = 0;
        double before = 0;
        for (double t = 0.01; t <= 52.0001; t += 0.01) {
            double now = model.expectedPurchases(CUSTOMER, t);
            sum += Math.exp(-rate * (t - 0.005)) * (now - before);
            before = now;
        }
        double value = LifetimeValue.of(model, SPEND)
                .discountPerYear(0.1)
                .overWeeks(52)
                .value(CUSTOMER)
                .orElseThrow();
        assertThat(value).isCloseTo(sum * SPEND.expectedSpend(CUSTOMER).orElseThrow(), withinPercentage(1e-4));
    }

    @ParameterizedTest
    @MethodSource("models")
    void value_for_ever_is_the_limit_of_long_horizons(PurchaseModel model) {
        LifetimeValueDefinition value =
                LifetimeValue.of(model, SPEND).margin(0.3).discountPerYear(0.15);
        double endless = value.forEver().value(CUSTOMER).orElseThrow();
        assertThat(value.overWeeks(52 * 200).value(CUSTOMER).orElseThrow()).isCloseTo(endless, withinPercentage(1e-6));
        double ofNew = value.forEver().valueOfNewCustomer().orElseThrow();
        assertThat(value.overWeeks(52 * 200).valueOfNewCustomer().orElseThrow())
                .isCloseTo(ofNew, withinPercentage(1e-6));
        assertThat(ofNew).isGreaterThan(0.3 * SPEND.meanSpend().orElseThrow());
    }

    @Test
    void cohort_total_is_the_sum_over_customers_and_the_top_are_the_largest() {
        PurchaseSummary summary = SharedData.variantB();
        BgNbd purchases = BgNbd.fit(summary);
        GammaGamma spend = GammaGamma.fit(summary);
        LifetimeValue value = LifetimeValue.of(purchases, spend)
                .margin(0.3)
                .discountPerYear(0.1)
                .overWeeks(39);
        double[] sum = {0};
        summary.forEach((id, c) -> sum[0] += value.value(c).orElseThrow());
        assertThat(value.total(summary).orElseThrow()).isCloseTo(sum[0], withinPercentage(1e-9));
        List<CustomerValue> top = value.top(summary, 10);
        assertThat(top).hasSize(10);
        assertThat(top.get(0).value()).isGreaterThanOrEqualTo(top.get(9).value());
        assertThat(top.get(0).value())
                .isCloseTo(value.value(summary.of(top.get(0).customer())).orElseThrow(), withinPercentage(1e-9));
        ModelEstimate total = value.estimateTotal(summary, 0.95);
        assertThat(total.interval().orElseThrow().contains(total.value())).isTrue();
        assertThat(total.standardError().orElseThrow() / total.value()).isBetween(0.01, 0.2);
    }

    @Test
    void interval_carries_the_uncertainty_of_both_models() {
        PurchaseSummary summary = SharedData.variantB();
        BgNbd purchases = BgNbd.fit(summary);
        GammaGamma spend = GammaGamma.fit(summary);
        ModelEstimate value = LifetimeValue.of(purchases, spend).overWeeks(52).estimate(CUSTOMER, 0.95);
        ModelEstimate bought = purchases.estimate(0.95, Link.LOG, m -> m.expectedPurchases(CUSTOMER, 52));
        ModelEstimate spent =
                spend.estimate(0.95, Link.LOG, m -> m.expectedSpend(CUSTOMER).orElseThrow());
        double relative = Math.hypot(
                bought.standardError().orElseThrow() / bought.value(),
                spent.standardError().orElseThrow() / spent.value());
        assertThat(value.standardError().orElseThrow() / value.value()).isCloseTo(relative, withinPercentage(1e-3));
        assertThat(value.method()).isEqualTo("delta method, positive scale, level 0.95");
        ModelEstimate ofNew = LifetimeValue.of(purchases, spend).overWeeks(52).estimateOfNewCustomer(0.95);
        assertThat(ofNew.value())
                .isEqualTo(LifetimeValue.of(purchases, spend)
                        .overWeeks(52)
                        .valueOfNewCustomer()
                        .orElseThrow());
        assertThat(ofNew.interval().orElseThrow().contains(ofNew.value())).isTrue();
        assertThat(ofNew.standardError().orElseThrow() / ofNew.value()).isBetween(0.01, 0.2);
        assertThat(LifetimeValue.of(models().get(0), spend)
                        .overWeeks(52)
                        .estimate(CUSTOMER, 0.95)
                        .interval())
                .isEmpty();
    }

    @Test
    void where_the_mean_spend_does_not_exist_the_value_is_empty_not_negative() {
        GammaGamma heavy = GammaGamma.of(2, 0.7, 10);
        CustomerSummary once = CustomerSummary.of(0, 0, 20);
        LifetimeValue value = LifetimeValue.of(models().get(0), heavy).overWeeks(52);
        assertThat(heavy.meanSpend()).isEmpty();
        assertThat(value.value(once)).isEmpty();
        assertThat(value.valueOfNewCustomer()).isEmpty();
        assertThat(value.value(CUSTOMER)).isPresent();
        PurchaseSummary both = PurchaseSummary.ofRows(List.of(once, CUSTOMER));
        assertThat(value.total(both)).isEmpty();
        assertThat(value.values(both)).extracting(CustomerValue::customer).containsExactly(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> value.estimate(once, 0.95))
                .withMessageContaining("q ≤ 1");
        assertThat(GammaGamma.of(0.1, 0.2, 1).expectedSpend(CUSTOMER)).isEmpty();
    }

    @Test
    void nonsense_is_refused() {
        LifetimeValueDefinition value = LifetimeValue.of(models().get(0), SPEND);
        assertThatIllegalArgumentException().isThrownBy(() -> value.margin(0));
        assertThatIllegalArgumentException().isThrownBy(() -> value.discountPerYear(-0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> value.overWeeks(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> value.overDays(Double.NaN));
        assertThatIllegalStateException().isThrownBy(value::forEver).withMessageContaining("discountPerYear");
    }
}
