package dev.lifecycle.metrics.value.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.metrics.value.fit.ModelEstimate;
import dev.lifecycle.metrics.value.numeric.Sampling;
import dev.lifecycle.metrics.value.occasion.BgBb;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** BG/BB × spend × margin × discount. */
class OpportunityValueTest {

    private static final BgBb DONORS = BgBb.of(1.203522357, 0.749716359, 0.656718192, 2.783442139);
    private static final GammaGamma SPEND = GammaGamma.of(6.25, 3.74, 15.44);
    private static final CustomerSummary DONOR = new CustomerSummary(2, 4, 6, 22.35);
    private static final double PER_GIFT = SPEND.expectedSpend(DONOR).orElseThrow();

    @Test
    void undiscounted_value_is_purchases_times_spend_times_margin() {
        double expected = 0.3 * PER_GIFT * DONORS.expectedPurchases(2, 4, 6, 5);
        OpportunityValueDefinition value = OpportunityValue.of(DONORS, SPEND).margin(0.3);
        assertThat(value.overOpportunities(5).value(DONOR).orElseThrow()).isCloseTo(expected, withinPercentage(1e-10));
        assertThat(value.overOpportunities(0).value(DONOR)).hasValue(0);
    }

    @Test
    void the_kth_opportunity_is_discounted_k_times() {
        double sum = 0;
        for (int k = 1; k <= 8; k++) {
            double atK = DONORS.expectedPurchases(2, 4, 6, k) - DONORS.expectedPurchases(2, 4, 6, k - 1);
            sum += atK / Math.pow(1.1, k);
        }
        OpportunityValueDefinition value = OpportunityValue.of(DONORS, SPEND).discountPerOpportunity(0.1);
        assertThat(value.overOpportunities(8).value(DONOR).orElseThrow())
                .isCloseTo(PER_GIFT * sum, withinPercentage(1e-10));
        assertThat(value.forEver().value(DONOR).orElseThrow())
                .isCloseTo(value.overOpportunities(2_000).value(DONOR).orElseThrow(), withinPercentage(1e-9));
    }

    @Test
    void a_new_customer_is_worth_the_first_purchase_and_those_after_it() {
        OpportunityValue value = OpportunityValue.of(DONORS, SPEND).margin(0.5).overOpportunities(6);
        assertThat(value.valueOfNewCustomer().orElseThrow())
                .isCloseTo(
                        0.5 * SPEND.meanSpend().orElseThrow() * (1 + DONORS.expectedPurchases(6)),
                        withinPercentage(1e-10));
    }

    @Test
    void all_customers_are_worth_what_each_is_worth() {
        List<CustomerSummary> rows = List.of(
                DONOR,
                new CustomerSummary(2, 4, 6, 90),
                new CustomerSummary(0, 0, 6, 0),
                new CustomerSummary(6, 6, 6, 5));
        OpportunityValue value =
                OpportunityValue.of(DONORS, SPEND).discountPerOpportunity(0.1).overOpportunities(5);
        double sum =
                rows.stream().mapToDouble(row -> value.value(row).orElseThrow()).sum();
        assertThat(value.total(PurchaseSummary.ofRows(rows)).orElseThrow()).isCloseTo(sum, withinPercentage(1e-12));
    }

    @Test
    void intervals_come_from_both_fits() {
        SplittableRandom random = new SplittableRandom(7);
        List<CustomerSummary> gifts = new ArrayList<>();
        for (int donor = 0; donor < 4_000; donor++) {
            double gives = Sampling.beta(random, 1.2, 0.75);
            double leaves = Sampling.beta(random, 0.66, 2.78);
            int x = 0;
            int last = 0;
            for (int year = 1; year <= 6 && random.nextDouble() >= leaves; year++) {
                boolean gave = random.nextDouble() < gives;
                x += gave ? 1 : 0;
                last = gave ? year : last;
            }
            gifts.add(CustomerSummary.of(x, last, 6));
        }
        PurchaseSummary donations = SPEND.simulate(PurchaseSummary.ofRows(gifts), random);
        BgBb donors =
                BgBb.fit(gifts.stream().map(OpportunityValue::opportunities).toList());
        GammaGamma spend = GammaGamma.fit(donations);
        assertThat(donors.fit().orElseThrow().verdict().converged()).isTrue();
        assertThat(spend.fit().orElseThrow().verdict().converged()).isTrue();
        OpportunityValue value =
                OpportunityValue.of(donors, spend).discountPerOpportunity(0.1).overOpportunities(5);
        ModelEstimate estimate = value.estimate(DONOR, 0.95);
        assertThat(estimate.value()).isEqualTo(value.value(DONOR).orElseThrow());
        assertThat(estimate.interval().orElseThrow().low()).isPositive().isLessThan(estimate.value());
        assertThat(estimate.interval().orElseThrow().high()).isGreaterThan(estimate.value());
        double known = OpportunityValue.of(donors, GammaGamma.of(6.25, 3.74, 15.44))
                .overOpportunities(1)
                .estimate(DONOR, 0.95)
                .standardError()
                .orElse(-1);
        assertThat(known).as("without a fit of spend nobody can tell").isEqualTo(-1);
        assertThat(value.estimateTotal(donations, 0.95).interval()).isPresent();
    }

    @Test
    void what_cannot_be_valued_is_refused() {
        OpportunityValueDefinition value = OpportunityValue.of(DONORS, SPEND);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> value.overOpportunities(1).value(new CustomerSummary(2, 4.5, 6, 10)))
                .withMessageStartingWith("opportunities are counted in whole numbers, but recency or age is none: ");
        assertThatIllegalStateException()
                .isThrownBy(value::forEver)
                .withMessage("value to the end of time needs a discount above 0; call discountPerOpportunity first");
        assertThat(OpportunityValue.of(DONORS, GammaGamma.of(6.25, 0.9, 15.44))
                        .overOpportunities(1)
                        .valueOfNewCustomer())
                .isEmpty();
    }
}
