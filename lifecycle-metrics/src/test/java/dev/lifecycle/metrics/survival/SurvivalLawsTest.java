package dev.lifecycle.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Serialised;
import dev.lifecycle.metrics.rate.Interval;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SurvivalLawsTest {

    record Tenure(int entry, int time, boolean event, String group, String stratum) {}

    private static final Metric<Tenure, ?, KaplanMeier> CURVE = KaplanMeier.<Tenure>of(Tenure::time, Tenure::event)
            .enteringAt(Tenure::entry)
            .metric();
    private static final LogRankDefinition<Tenure> BY_GROUP = LogRank.<Tenure>of(
                    Tenure::group, Tenure::time, Tenure::event)
            .enteringAt(Tenure::entry)
            .stratifiedBy(Tenure::stratum);
    private static final Metric<Tenure, ?, LogRank> TEST = BY_GROUP.metric();

    @Provide
    Arbitrary<List<Tenure>> tenures() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.of("north", "south"))
                .as((late, length, event, group, stratum) -> new Tenure(late, late + length, event, group, stratum))
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 300)
    void curve_is_the_product_over_risk_sets_counted_one_by_one(@ForAll("tenures") List<Tenure> rows) {
        KaplanMeier curve = rows.stream().collect(CURVE);
        NelsonAalen hazard = rows.stream()
                .collect(NelsonAalen.<Tenure>of(Tenure::time, Tenure::event)
                        .enteringAt(Tenure::entry)
                        .metric());
        double survival = 1;
        double cumulative = 0;
        double variance = 0;
        for (int t = 1; t <= 17; t++) {
            int time = t;
            double n =
                    rows.stream().filter(r -> r.entry < time && r.time >= time).count();
            double d = rows.stream().filter(r -> r.time == time && r.event).count();
            survival *= n == 0 ? 1 : 1 - d / n;
            cumulative += n == 0 ? 0 : d / n;
            variance += n == 0 ? 0 : d / (n * n);
            assertThat(curve.survival(t)).isCloseTo(survival, within(1e-12));
            assertThat(hazard.hazard(t)).isCloseTo(cumulative, within(1e-12));
            assertThat(hazard.standardError(t)).isCloseTo(Math.sqrt(variance), within(1e-12));
            assertThat(hazard.interval(t, 0.9).contains(hazard.hazard(t))).isTrue();
        }
    }

    @Property(tries = 200)
    void test_is_the_quadratic_form_counted_one_by_one_when_two_groups_remain(@ForAll("tenures") List<Tenure> all) {
        List<Tenure> rows = all.stream().filter(r -> !r.group.equals("c")).toList();
        LogRank test = rows.stream().collect(TEST);
        double difference = 0;
        double variance = 0;
        for (String stratum : List.of("north", "south")) {
            for (int t = 1; t <= 17; t++) {
                int time = t;
                double n = rows.stream()
                        .filter(r -> r.stratum.equals(stratum) && r.entry < time && r.time >= time)
                        .count();
                double nA = rows.stream()
                        .filter(r ->
                                r.stratum.equals(stratum) && r.entry < time && r.time >= time && r.group.equals("a"))
                        .count();
                double d = rows.stream()
                        .filter(r -> r.stratum.equals(stratum) && r.time == time && r.event)
                        .count();
                double dA = rows.stream()
                        .filter(r -> r.stratum.equals(stratum) && r.time == time && r.event && r.group.equals("a"))
                        .count();
                if (d > 0) {
                    difference += dA - d * nA / n;
                    variance += n > 1 ? d * (n - d) / (n - 1) * nA / n * (1 - nA / n) : 0;
                }
            }
        }
        if (variance > 0) {
            assertThat(test.chiSquared().orElseThrow())
                    .isCloseTo(
                            difference * difference / variance,
                            within(1e-9 * (1 + difference * difference / variance)));
            assertThat(test.degreesOfFreedom()).isEqualTo(1);
        } else {
            assertThat(test.chiSquared()).isEmpty();
            assertThat(test).hasToString("log-rank: nothing to compare");
        }
    }

    @Property(tries = 200)
    void any_order_and_any_split_give_an_equal_result(@ForAll("tenures") List<Tenure> rows, @ForAll long seed)
            throws Exception {
        List<Tenure> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        int cut = shuffled.isEmpty() ? 0 : new Random(seed).nextInt(shuffled.size());
        assertThat(merged(CURVE, shuffled.subList(0, cut), shuffled.subList(cut, shuffled.size())))
                .isEqualTo(rows.stream().collect(CURVE))
                .hasSameHashCodeAs(rows.stream().collect(CURVE));

        LogRank whole = rows.stream().collect(TEST);
        LogRank parallel = shuffled.parallelStream().collect(TEST);
        assertThat(parallel.groups()).isEqualTo(whole.groups());
        assertThat(parallel).isEqualTo(whole);
    }

    private static <A extends Serializable> KaplanMeier merged(
            Metric<Tenure, A, KaplanMeier> metric, List<Tenure> some, List<Tenure> others) throws Exception {
        A left = metric.empty();
        some.forEach(r -> metric.add(left, r));
        A right = metric.empty();
        others.forEach(r -> metric.add(right, r));
        return metric.result(metric.merge(Serialised.copy(left), Serialised.copy(right)));
    }

    @Property(tries = 100)
    void intervals_hold_the_curve_and_stay_probabilities(@ForAll("tenures") List<Tenure> rows) {
        for (IntervalTransform transform : IntervalTransform.values()) {
            KaplanMeier curve = rows.stream().collect(CURVE).with(transform).atLevel(0.9);
            assertThat(curve.transform()).isEqualTo(transform);
            assertThat(curve.level()).isEqualTo(0.9);
            for (int t = 0; t <= 17; t++) {
                double survival = curve.survival(t);
                if (survival == 0) {
                    assertThat(curve.interval(t)).isEmpty();
                } else {
                    Interval interval = curve.interval(t).orElseThrow();
                    assertThat(interval.low()).isBetween(0.0, survival + 1e-15);
                    assertThat(interval.high()).isBetween(survival - 1e-15, 1.0);
                }
            }
        }
    }

    @Test
    void the_three_transforms_of_one_point() {
        KaplanMeier curve = KaplanMeier.ofColumns(new double[] {1, 2, 3, 4}, new boolean[] {true, false, false, false});
        double z = 1.959963984540054;
        double error = Math.sqrt(1 / 12.0);
        assertThat(curve.interval(1).orElseThrow().low()).isCloseTo(0.75 * Math.exp(-z * error), within(1e-12));
        assertThat(curve.interval(1).orElseThrow().high()).isEqualTo(1);
        Interval plain = curve.with(IntervalTransform.PLAIN).interval(1).orElseThrow();
        assertThat(plain.low()).isCloseTo(0.75 - z * 0.75 * error, within(1e-12));
        assertThat(plain.high()).isEqualTo(1);
        Interval logLog = curve.with(IntervalTransform.LOG_LOG).interval(1).orElseThrow();
        assertThat(logLog.low()).isCloseTo(Math.pow(0.75, Math.exp(z * error / -Math.log(0.75))), within(1e-12));
        assertThat(logLog.high()).isCloseTo(Math.pow(0.75, Math.exp(-z * error / -Math.log(0.75))), within(1e-12));
    }

    @Test
    @DisplayName("median over a flat stretch at exactly 0.5 is its middle; at the end of the curve, its start")
    void flat_median() {
        boolean[] all = {true, true, true, true};
        assertThat(KaplanMeier.ofColumns(new double[] {1, 2, 6, 7}, all)
                        .median()
                        .time())
                .hasValue(4);
        assertThat(KaplanMeier.ofColumns(new double[] {1, 2, 6, 7}, new boolean[] {true, true, false, false})
                        .median()
                        .time())
                .hasValue(2);
        assertThat(KaplanMeier.ofColumns(new double[] {1, 2, 6, 7}, all)
                        .quantile(0.9)
                        .time())
                .hasValue(7);
    }

    @Test
    void restricted_mean_is_the_area_under_the_curve() {
        KaplanMeier curve = KaplanMeier.ofColumns(new double[] {1, 2, 3, 4}, new boolean[] {true, false, true, true});
        assertThat(curve.longest()).isEqualTo(4);
        RestrictedMean mean = curve.restrictedMean(4);
        assertThat(mean.mean()).isCloseTo(1 + 2 * 0.75 + 0.375, within(1e-12));
        double variance = 1.875 * 1.875 / (4 * 3) + 0.375 * 0.375 / 2;
        assertThat(mean.standardError()).isCloseTo(Math.sqrt(variance), within(1e-12));
        assertThat(mean.interval().contains(mean.mean())).isTrue();
        assertThat(curve.restrictedMean(0).mean()).isZero();
    }

    @Test
    void nobody_at_all_stays_without_the_event() {
        KaplanMeier curve = KaplanMeier.ofColumns(new double[0], new boolean[0]);
        assertThat(curve.survival(5)).isEqualTo(1);
        assertThat(curve.median().time()).isEmpty();
        assertThat(curve.points()).isEmpty();
        assertThat(curve.restrictedMean(3).mean()).isEqualTo(3);
        assertThat(List.<Tenure>of().stream().collect(TEST).pValue()).isEmpty();
        assertThat(NelsonAalen.ofColumns(new double[0], new boolean[0]).times()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Weighting.class)
    void three_alike_groups_do_not_differ(Weighting weighting) {
        List<Tenure> rows = new ArrayList<>();
        for (String group : List.of("a", "b", "c")) {
            for (int t = 1; t < 9; t++) {
                rows.add(new Tenure(0, t, t % 3 != 0, group, ""));
            }
        }
        LogRank test = rows.stream().collect(BY_GROUP.weighted(weighting).metric());
        assertThat(test.degreesOfFreedom()).isEqualTo(2);
        assertThat(test.chiSquared().orElseThrow()).isCloseTo(0, within(1e-12));
        assertThat(test.pValue().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(test.toString()).contains("on 2 degrees of freedom, p = 1.000");
        assertThat(test.groups().get(0))
                .hasToString(test.groups().get(1).toString().replace("b:", "a:"));
    }

    @Test
    void bad_rows_are_refused_with_the_row() {
        Tenure late = new Tenure(5, 5, true, "a", "");
        assertThatThrownBy(() -> List.of(late).stream().collect(CURVE))
                .isInstanceOf(InvalidRowException.class)
                .hasMessageContaining("enters at 5.0 with duration 5.0")
                .hasMessageEndingWith(", in row 0, counted from 0")
                .isInstanceOfSatisfying(
                        InvalidRowException.class,
                        refused -> assertThat(refused.row()).hasValue(late));
        assertThatThrownBy(() -> List.of(late).stream().collect(TEST)).isInstanceOf(InvalidRowException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KaplanMeier.ofColumns(new double[] {1, -2}, new boolean[2]))
                .withMessageContaining("-2.0, in row 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KaplanMeier.ofColumns(new double[] {1, Double.NaN}, new boolean[2]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NelsonAalen.ofColumns(new double[] {1}, new boolean[2]))
                .withMessageContaining("event has 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KaplanMeier.ofColumns(new double[2], new double[] {1}, new boolean[1]))
                .withMessageContaining("entry has 2");
        KaplanMeier curve = KaplanMeier.ofColumns(new double[] {0, 1}, new double[] {1, 2}, new boolean[] {true, true});
        assertThat(curve.subjects()).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> curve.atLevel(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> curve.survival(Double.NaN))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> curve.quantile(0));
        assertThatIllegalArgumentException().isThrownBy(() -> curve.restrictedMean(-1));
        assertThat(NelsonAalen.ofColumns(new double[] {0, 1}, new double[] {1, 2}, new boolean[] {true, true}))
                .isEqualTo(NelsonAalen.ofColumns(new double[] {0, 1}, new double[] {1, 2}, new boolean[] {true, true}))
                .hasSameHashCodeAs(
                        NelsonAalen.ofColumns(new double[] {0, 1}, new double[] {1, 2}, new boolean[] {true, true}));
    }
}
