package dev.lifecycle.metrics.value.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.Verdict;
import dev.lifecycle.metrics.value.renewal.BetaDiscreteWeibull;
import dev.lifecycle.metrics.value.renewal.RenewalTable;
import dev.lifecycle.metrics.value.renewal.ShiftedBetaGeometric;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data without a best set of parameters: what is reported has nearly the best likelihood they can have, and a verdict that says so. */
class SupremumTest {

    @ParameterizedTest(
            name =
                    "50 customers who bought {0} times, the last time today, are all alike and never leave: a Poisson process")
    @ValueSource(ints = {1, 3, 40})
    void all_alike_and_never_leaving(int purchases) {
        PurchaseSummary alike = PurchaseSummary.ofRows(Collections.nCopies(50, CustomerSummary.of(purchases, 20, 20)));
        // Everybody buys at one rate, x / T, and nobody leaves.
        double supremum = 50 * (purchases * Math.log(purchases / 20.0) - purchases);
        for (Fit fit : List.of(
                BgNbd.fit(alike).fit().orElseThrow(),
                MbgNbd.fit(alike).fit().orElseThrow(),
                ParetoNbd.fit(alike).fit().orElseThrow())) {
            assertThat(fit.verdict().kind()).as("%s", fit).isEqualTo(Verdict.Kind.AT_BOUNDARY);
            assertThat(fit.logLikelihood()).as("%s", fit).isCloseTo(supremum, within(1e-4));
        }
    }

    @Test
    @DisplayName("nobody bought again: the likelihood is all but 1")
    void nobody_bought_again() {
        PurchaseSummary never = PurchaseSummary.ofRows(Collections.nCopies(80, CustomerSummary.of(0, 0, 20)));
        for (Fit fit : List.of(
                BgNbd.fit(never).fit().orElseThrow(),
                MbgNbd.fit(never).fit().orElseThrow(),
                ParetoNbd.fit(never).fit().orElseThrow())) {
            assertThat(fit.verdict().converged()).isFalse();
            assertThat(fit.logLikelihood()).as("%s", fit).isCloseTo(0, within(1e-4));
        }
    }

    @ParameterizedTest(name = "a million contracts of which {0} renew each period")
    @ValueSource(doubles = {0.1, 0.5, 0.8, 0.9, 0.999, 1})
    void contracts_that_renew_alike(double renewing) {
        long[] survivors = new long[8];
        survivors[0] = 1_000_000;
        double left = 0;
        double stayed = 0;
        for (int t = 1; t < survivors.length; t++) {
            survivors[t] = Math.round(survivors[t - 1] * renewing);
            left += survivors[t - 1] - survivors[t];
            stayed += survivors[t];
        }
        double leaving = left / (left + stayed);
        double geometric = (left == 0 ? 0 : left * Math.log(leaving)) + stayed * Math.log1p(-leaving);
        RenewalTable table = RenewalTable.ofSurvivors(survivors);
        for (Fit fit : List.of(
                ShiftedBetaGeometric.fit(table).fit().orElseThrow(),
                BetaDiscreteWeibull.fit(table).fit().orElseThrow())) {
            assertThat(fit.verdict().converged()).isFalse();
            assertThat(fit.logLikelihood()).as("%s", fit).isGreaterThan(geometric - 1e-4);
        }
    }
}
