package dev.lifecycle.metrics.value.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.value.SharedData;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import org.junit.jupiter.api.Test;

class TrackingCurveTest {

    @Test
    void tracking_curve_of_the_cohort_in_the_holdout() {
        PurchaseSummary summary = SharedData.variantB();
        TrackingCurve curve = TrackingCurve.of(BgNbd.fit(summary), summary);
        assertThat(curve.points()).hasSize(78);
        TrackingPoint calibrated = curve.points().get(38);
        TrackingPoint end = curve.points().get(77);
        assertThat(calibrated.holdout()).isFalse();
        assertThat(curve.points().get(39).holdout()).isTrue();
        assertThat(calibrated.cumulativeActual()).isEqualTo(2457);
        assertThat(end.cumulativeActual() - calibrated.cumulativeActual()).isEqualTo(1882);
        assertThat(calibrated.cumulativeExpected()).isCloseTo(2493.957, within(0.01));
        assertThat(end.cumulativeExpected()).isCloseTo(4160.609, within(0.02));
        assertThat(curve.holdoutError().orElseThrow()).isCloseTo((4160.609 - 2493.957) / 1882 - 1, within(1e-4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrackingCurve.of(BgNbd.of(0.243, 4.414, 0.793, 2.426), SharedData.variantA()))
                .withMessageContaining("made from purchases");
    }
}
