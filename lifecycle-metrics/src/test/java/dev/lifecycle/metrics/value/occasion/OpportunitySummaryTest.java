package dev.lifecycle.metrics.value.occasion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.numeric.Sampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OpportunitySummaryTest {

    record Gift(String donor, Integer year) {}

    private static final Metric<Gift, ?, OpportunitySummary> METRIC =
            OpportunitySummary.of(Gift::donor, Gift::year).holdoutUntil(2003).over(2001);

    private static Stream<Gift> gifts(String donor, int... years) {
        return IntStream.of(years).mapToObj(year -> new Gift(donor, year));
    }

    @Test
    void gifts_become_rows_and_totals_by_year() {
        OpportunitySummary summary = Stream.of(
                        gifts("a", 1996, 1997, 1997, 1999, 2002),
                        gifts("b", 1996, 1997, 1999),
                        gifts("c", 1998),
                        gifts("d", 2001, 2003, 2004),
                        gifts("late", 2002, 2003))
                .flatMap(g -> g)
                .collect(METRIC);
        assertThat(summary.rows())
                .containsExactly(
                        new OpportunityRow(0, 0, 0, 1), new OpportunityRow(0, 0, 3, 1), new OpportunityRow(2, 3, 5, 2));
        assertThat(summary.births()).isEqualTo(Map.of(1996, 2L, 1998, 1L, 2001, 1L));
        assertThat(summary.repeats()).isEqualTo(Map.of(1997, 2L, 1999, 2L, 2002, 1L, 2003, 1L));
        assertThat(summary.afterEnd()).isEqualTo(1);
        assertThat(summary.newInHoldout()).isEqualTo(1);
        assertThat(summary)
                .hasToString(
                        "4 customers in 3 rows, calibrated to occasion 2001 included, held out to 2003 included; one purchase "
                                + "per customer and occasion; 1 purchases after the end and 1 customers new in the holdout left out");
    }

    @Test
    void curve_adds_up_what_every_cohort_is_expected_to_do() {
        OpportunitySummary summary = Stream.of(gifts("a", 1996, 1998), gifts("b", 1996, 2000), gifts("c", 1999, 2003))
                .flatMap(g -> g)
                .collect(METRIC);
        BgBb model = BgBb.of(1.2, 0.75, 0.66, 2.78);
        OpportunityCurve curve = OpportunityCurve.of(model, summary);
        assertThat(curve.points())
                .extracting(OpportunityPoint::occasion)
                .containsExactly(1997, 1998, 1999, 2000, 2001, 2002, 2003);
        OpportunityPoint last = curve.points().get(6);
        assertThat(last.cumulativeExpected())
                .isCloseTo(2 * model.expectedPurchases(7) + model.expectedPurchases(4), within(1e-12));
        assertThat(last.cumulativeActual()).isEqualTo(3);
        assertThat(last.actual()).isEqualTo(1);
        assertThat(last.holdout()).isTrue();
        assertThat(curve.points().get(4).holdout()).isFalse();
        double held = curve.points().get(5).expected() + last.expected();
        assertThat(curve.holdoutError().orElseThrow()).isCloseTo(held / 1 - 1, within(1e-12));
    }

    @Test
    @DisplayName("Donations, 11,104 donors: expected per year from E[X(n)] 0.4985 0.9233 1.2969 ... (Hardie, note 010)")
    void cohort_whose_totals_were_counted_elsewhere() {
        BgBb model = BgBb.of(1.203522357, 0.749716359, 0.656718192, 2.783442139);
        double[] published = {0.4985, 0.9233, 1.2969, 1.6323, 1.9381, 2.2202, 2.4826, 2.7285, 2.9603, 3.1798, 3.3887};
        OpportunityCurve curve = OpportunityCurve.ofCohort(
                model, 11_104, 6, 5_000, 4_000, 4_000, 3_000, 3_000, 3_000, 3_000, 2_000, 0, 0, 0);
        for (int n = 1; n <= 11; n++) {
            OpportunityPoint point = curve.points().get(n - 1);
            assertThat(point.occasion()).isEqualTo(n);
            assertThat(point.holdout()).isEqualTo(n > 6);
            assertThat(point.cumulativeExpected() / 11_104).isCloseTo(published[n - 1], within(5.5e-5));
        }
        assertThat(curve.points().get(7).cumulativeActual()).isEqualTo(27_000);
    }

    @Test
    void fit_of_made_up_donors_tracks_their_holdout() {
        SplittableRandom random = new SplittableRandom(6);
        List<Gift> gifts = new ArrayList<>();
        for (int donor = 0; donor < 8000; donor++) {
            double gives = Sampling.beta(random, 1.2, 0.75);
            double leaves = Sampling.beta(random, 0.66, 2.78);
            int birth = 1990 + donor % 5;
            gifts.add(new Gift("d" + donor, birth));
            for (int year = birth + 1; year <= 2003 && random.nextDouble() >= leaves; year++) {
                if (random.nextDouble() < gives) {
                    gifts.add(new Gift("d" + donor, year));
                }
            }
        }
        OpportunitySummary summary = gifts.stream()
                .collect(OpportunitySummary.of(Gift::donor, Gift::year)
                        .holdoutUntil(2003)
                        .over(1998));
        BgBb model = BgBb.fit(summary.rows());
        Fit fit = model.fit().orElseThrow();
        double[] truth = {1.2, 0.75, 0.66, 2.78};
        for (int i = 0; i < 4; i++) {
            Fit.Parameter p = fit.parameters().get(i);
            assertThat(p.value())
                    .isCloseTo(truth[i], within(3.5 * p.standardError().orElseThrow()));
        }
        OpportunityCurve curve = OpportunityCurve.of(model, summary);
        assertThat(curve.holdoutError().orElseThrow()).isBetween(-0.06, 0.06);
        OpportunityPoint calibrated = curve.points().get(7);
        assertThat(calibrated.cumulativeExpected())
                .isCloseTo((double) calibrated.cumulativeActual(), withinPercentage(2));
    }

    @Test
    void nonsense_is_refused() {
        BgBb model = BgBb.of(1, 2, 3, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpportunitySummary.of(Gift::donor, Gift::year)
                        .holdoutUntil(2001)
                        .over(2001))
                .withMessage(
                        "the holdout must end after the calibration, but ends on 2001 and the calibration on 2001");
        assertThatThrownBy(() -> Stream.of(new Gift("a", 2_000_000)).collect(METRIC))
                .isInstanceOf(InvalidRowException.class)
                .hasMessageContaining("this is 2000000")
                .hasMessageEndingWith(", in row 0, counted from 0")
                .isInstanceOfSatisfying(
                        InvalidRowException.class,
                        refused -> assertThat(refused.row()).hasValue(new Gift("a", 2_000_000)));
        assertThatThrownBy(() -> Stream.of(new Gift("a", null)).collect(METRIC))
                .isInstanceOf(InvalidRowException.class)
                .hasMessageContaining("occasion");
        OpportunitySummary nobody = Stream.<Gift>empty().collect(METRIC);
        assertThatIllegalArgumentException().isThrownBy(() -> OpportunityCurve.of(model, nobody));
        assertThatIllegalArgumentException().isThrownBy(() -> OpportunityCurve.ofCohort(model, -1, 3, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> OpportunityCurve.ofCohort(model, 1, 3, -1));
        assertThat(OpportunityCurve.ofCohort(model, 5, 3).points()).isEmpty();
        assertThat(OpportunityCurve.ofCohort(model, 5, 3, 1, 1).holdoutError()).isEmpty();
    }
}
