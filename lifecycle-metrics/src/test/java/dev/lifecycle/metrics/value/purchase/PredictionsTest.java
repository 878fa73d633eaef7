package dev.lifecycle.metrics.value.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.value.SharedData;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionsTest {

    @Test
    void predictions_for_all_are_those_for_each() {
        PurchaseSummary summary = SharedData.variantB();
        for (PurchaseModel model : List.of(BgNbd.fit(summary), MbgNbd.fit(summary), ParetoNbd.fit(summary))) {
            Predictions all = model.predict(summary, 39);
            double[] sums = new double[2];
            summary.forEach((id, c) -> {
                // many customers share their integrals, so that the last digits may differ
                assertThat(all.probabilityAlive(id)).isCloseTo(model.probabilityAlive(c), within(1e-13));
                assertThat(all.expectedPurchases(id)).isCloseTo(model.expectedPurchases(c, 39), within(1e-12));
                sums[0] += all.probabilityAlive(id);
                sums[1] += all.expectedPurchases(id);
            });
            assertThat(all.totalAlive()).isEqualTo(sums[0]);
            assertThat(all.totalPurchases()).isEqualTo(sums[1]);
            assertThat(all.horizon()).isEqualTo(39);
            assertThat(model.unit()).isEqualTo(TimeUnit.WEEKS);
        }
    }
}
