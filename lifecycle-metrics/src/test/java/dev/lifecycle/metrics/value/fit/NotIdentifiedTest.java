package dev.lifecycle.metrics.value.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.purchase.MbgNbd;
import dev.lifecycle.metrics.value.purchase.ParetoNbd;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers who have been seen for no time say nothing, however many they are. */
class NotIdentifiedTest {

    @ParameterizedTest
    @DisplayName("T-ID-0: all customers at T = 0 are not identified, at any number")
    @ValueSource(ints = {1, 2, 10, 300, 5_000, 100_000})
    void nobody_seen_for_any_time(int customers) {
        PurchaseSummary now = PurchaseSummary.ofRows(Collections.nCopies(customers, CustomerSummary.of(0, 0, 0)));
        for (Fit fit : List.of(
                BgNbd.fit(now).fit().orElseThrow(),
                MbgNbd.fit(now).fit().orElseThrow(),
                ParetoNbd.fit(now).fit().orElseThrow())) {
            assertThat(fit.verdict().kind()).as("%s", fit).isEqualTo(Verdict.Kind.NOT_IDENTIFIED);
            assertThat(fit.verdict().advice()).startsWith("the likelihood is flat: many values of r, alpha");
            assertThat(fit.standardErrors()).isEmpty();
        }
    }
}
