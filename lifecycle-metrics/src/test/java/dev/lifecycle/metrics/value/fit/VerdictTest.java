package dev.lifecycle.metrics.value.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.metrics.value.occasion.BgBb;
import dev.lifecycle.metrics.value.occasion.OpportunityRow;
import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.purchase.MbgNbd;
import dev.lifecycle.metrics.value.purchase.ParetoNbd;
import dev.lifecycle.metrics.value.renewal.BetaDiscreteWeibull;
import dev.lifecycle.metrics.value.renewal.RenewalTable;
import dev.lifecycle.metrics.value.renewal.ShiftedBetaGeometric;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data that do not name one set of parameters: the fit says so, gives no standard errors, and ends soon. */
class VerdictTest {

    /** Customers who differ in their rates, but all leave with the same probability. */
    private static PurchaseSummary alikeInLeaving() {
        double[] ages = new double[1500];
        Arrays.setAll(ages, i -> 20 + i % 30);
        return BgNbd.of(1, 3, 2e6, 8e6).simulate(ages, new SplittableRandom(15));
    }

    @Test
    @DisplayName("BG/NBD: a and b run off together where all customers leave with the same probability")
    void runaway_of_a_and_b() {
        BgNbd model = BgNbd.fit(alikeInLeaving());
        Fit fit = model.fit().orElseThrow();
        assertThat(fit.verdict().kind()).isEqualTo(Verdict.Kind.AT_BOUNDARY);
        assertThat(fit.verdict().toString())
                .startsWith("at a boundary: the likelihood still rises as a and b grow without bound; ")
                .contains("use a simpler model");
        assertThat(fit.standardErrors()).isEmpty();
        assertThat(fit.covariance()).isEmpty();
        assertThat(fit.interval("a", 0.95)).isEmpty();
        assertThat(fit.iterations()).isLessThan(300);
        CustomerSummary customer = CustomerSummary.of(2, 10, 20);
        assertThat(model.probabilityAlive(customer)).isBetween(0.0, 1.0);
        assertThat(model.estimate(0.95, Link.LOG, m -> m.expectedPurchases(customer, 10))
                        .interval())
                .isEmpty();
    }

    @Test
    void nobody_bought_again() {
        PurchaseSummary never = PurchaseSummary.ofRows(Collections.nCopies(80, CustomerSummary.of(0, 0, 20)));
        for (Fit fit : fits(never)) {
            assertThat(fit.verdict().converged()).as("%s", fit).isFalse();
            assertThat(fit.standardErrors()).isEmpty();
            assertThat(fit.verdict().advice()).isNotEmpty();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GammaGamma.fit(never))
                .withMessageContaining("of 80 customers 80 have no repeat purchase");
    }

    @Test
    void customers_seen_for_no_time_at_all_leave_the_likelihood_flat() {
        for (Fit fit : fits(PurchaseSummary.ofRows(List.of(CustomerSummary.of(0, 0, 0))))) {
            assertThat(fit.verdict().kind()).isEqualTo(Verdict.Kind.NOT_IDENTIFIED);
            assertThat(fit.verdict().advice()).startsWith("the likelihood is flat: many values of r, alpha");
        }
    }

    @Test
    void one_customer_or_all_alike() {
        for (int n : new int[] {1, 50}) {
            PurchaseSummary alike = PurchaseSummary.ofRows(Collections.nCopies(n, new CustomerSummary(3, 12, 20, 7)));
            for (Fit fit : fits(alike)) {
                assertThat(fit.verdict().converged()).as("%s", fit).isFalse();
            }
            assertThat(GammaGamma.fit(alike).fit().orElseThrow().verdict().converged())
                    .isFalse();
            assertThat(GammaGamma.fit(alike).coverage().orElseThrow().correlation())
                    .isEmpty();
        }
    }

    @Test
    void contracts_that_renew_alike_at_every_tenure() {
        RenewalTable constant = RenewalTable.ofSurvivors(100_000, 80_000, 64_000, 51_200, 40_960, 32_768);
        Fit fit = ShiftedBetaGeometric.fit(constant).fit().orElseThrow();
        assertThat(fit.verdict().kind()).isEqualTo(Verdict.Kind.AT_BOUNDARY);
        assertThat(fit.verdict().advice()).contains("alpha and beta grow without bound");
        Fit oneYear =
                BetaDiscreteWeibull.fit(RenewalTable.ofSurvivors(100, 80)).fit().orElseThrow();
        assertThat(oneYear.verdict().converged()).isFalse();
        Fit atOnce = BgBb.fit(List.of(new OpportunityRow(6, 6, 6, 10))).fit().orElseThrow();
        assertThat(atOnce.verdict().converged()).isFalse();
    }

    @ParameterizedTest(name = "exactly {0} of the contracts renewed every period")
    @ValueSource(doubles = {0.1, 0.294324, 0.5, 0.719577, 0.9, 0.999, 1})
    void contracts_that_renew_exactly_alike_have_a_verdict_and_no_exception(double renewing) {
        for (int periods = 1; periods <= 12; periods++) {
            long[] survivors = new long[periods + 1];
            survivors[0] = 1_000_000;
            for (int t = 1; t <= periods; t++) {
                survivors[t] = Math.round(survivors[t - 1] * renewing);
            }
            RenewalTable table = RenewalTable.ofSurvivors(survivors);
            assertThat(ShiftedBetaGeometric.fit(table).fit().orElseThrow().verdict())
                    .satisfies(VerdictTest::isHonest);
            assertThat(BetaDiscreteWeibull.fit(table).fit().orElseThrow().verdict())
                    .satisfies(VerdictTest::isHonest);
        }
    }

    private static void isHonest(Verdict verdict) {
        assertThat(verdict.converged()).isFalse();
        assertThat(verdict.advice()).contains("; ").endsWith("or more periods");
    }

    @Test
    void one_period_tells_one_number_so_two_parameters_are_not_identified() {
        Fit fit = ShiftedBetaGeometric.fit(RenewalTable.ofSurvivors(1_000_000, 983_686))
                .fit()
                .orElseThrow();
        assertThat(fit.verdict().kind()).isEqualTo(Verdict.Kind.NOT_IDENTIFIED);
        assertThat(fit.verdict().advice()).startsWith("the likelihood is flat: many values of ");
    }

    @Test
    void very_many_customers_converge_to_the_same_optimum_as_a_few() {
        long[] few = {1000, 869, 743, 653, 593, 551, 517, 491};
        long[] many = Arrays.stream(few).map(n -> n * 1_000_000_000L).toArray();
        Fit small =
                ShiftedBetaGeometric.fit(RenewalTable.ofSurvivors(few)).fit().orElseThrow();
        Fit large =
                ShiftedBetaGeometric.fit(RenewalTable.ofSurvivors(many)).fit().orElseThrow();
        Fit largeToo =
                BetaDiscreteWeibull.fit(RenewalTable.ofSurvivors(many)).fit().orElseThrow();
        assertThat(large.verdict().converged()).isTrue();
        assertThat(largeToo.verdict().converged()).isTrue();
        for (Fit.Parameter p : small.parameters()) {
            Fit.Parameter same = large.parameter(p.name());
            assertThat(same.value()).isCloseTo(p.value(), withinPercentage(1e-6));
            assertThat(same.standardError().orElseThrow())
                    .isCloseTo(p.standardError().orElseThrow() / Math.sqrt(1e9), withinPercentage(1e-4));
        }
    }

    @Test
    void nothing_to_fit_is_refused() {
        PurchaseSummary nobody = PurchaseSummary.ofRows(List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BgNbd.fit(nobody))
                .withMessageStartingWith("BG/NBD cannot");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MbgNbd.fit(nobody))
                .withMessageStartingWith("MBG/NBD");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParetoNbd.fit(nobody))
                .withMessageStartingWith("Pareto/NBD");
        assertThatIllegalArgumentException().isThrownBy(() -> GammaGamma.fit(nobody));
        assertThatIllegalArgumentException().isThrownBy(() -> BgBb.fit(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> ShiftedBetaGeometric.fit(RenewalTable.ofSurvivors()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BgBb.fit(List.of(new OpportunityRow(0, 0, 6, 1), new OpportunityRow(3, 2, 6, 1))))
                .withMessageContaining("row 1 is OpportunityRow[purchases=3, last=2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BgNbd.of(1, 2, 3, -4))
                .withMessageContaining("b must be");
    }

    private static List<Fit> fits(PurchaseSummary summary) {
        return IntStream.range(0, 3)
                .mapToObj(i -> switch (i) {
                    case 0 -> BgNbd.fit(summary).fit();
                    case 1 -> MbgNbd.fit(summary).fit();
                    default -> ParetoNbd.fit(summary).fit();
                })
                .map(Optional::orElseThrow)
                .toList();
    }
}
