package dev.lifecycle.metrics.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RateTest {

    private static final double Z95 = 1.959964;

    @ParameterizedTest(name = "{0}: {1} of {2} → [{3}, {4}]")
    @CsvSource({
        "T-CI-1, 3, 20, 0.0524, 0.3604",
        "T-CI-2, 0, 20, 0, 0.1611",
        "T-CI-3, 10, 100, 0.0552, 0.1744",
        "Newcombe 1998 table I, 81, 263, 0.2553, 0.3662",
        "CSAT 195 of 350, 195, 350, 0.5048, 0.6083"
    })
    void wilson_interval_of_the_worked_examples(String id, long part, long whole, double low, double high) {
        assertThat(new Rate(part, whole).wilson(Z95)).satisfies(i -> {
            assertThat(i.low()).isCloseTo(low, within(5e-5));
            assertThat(i.high()).isCloseTo(high, within(5e-5));
        });
    }

    /** Checked against the binomial distribution itself: each bound has the tail it promises. */
    @ParameterizedTest(name = "Clopper–Pearson {0} of {1}")
    @CsvSource({"3, 20", "1, 7", "19, 20", "10, 100", "81, 263"})
    void clopper_pearson_bounds_have_their_tails(long part, int whole) {
        Interval interval = new Rate(part, whole).interval(IntervalMethod.CLOPPER_PEARSON, 0.95);
        assertThat(1 - binomialBelow(part, whole, interval.low())).isCloseTo(0.025, within(1e-9));
        assertThat(binomialBelow(part + 1, whole, interval.high())).isCloseTo(0.025, within(1e-9));
    }

    private static double binomialBelow(long part, int whole, double p) {
        double sum = 0;
        double term = Math.pow(1 - p, whole);
        for (int i = 0; i < part; i++) {
            sum += term;
            term *= (whole - i) / (i + 1.0) * p / (1 - p);
        }
        return sum;
    }

    @Test
    @DisplayName("T-CH-4: 0 of 40 churned, one-sided exact upper bound 7.22 %")
    void zero_of_forty_one_sided() {
        Interval bound = new Rate(0, 40).interval(IntervalMethod.ONE_SIDED_EXACT_UPPER, 0.95);
        assertThat(bound.low()).isZero();
        assertThat(bound.high()).isCloseTo(0.0721575, within(5e-8));
        assertThat(new Rate(40, 40)
                        .interval(IntervalMethod.ONE_SIDED_EXACT_UPPER, 0.95)
                        .high())
                .isEqualTo(1);
        assertThat(binomialBelow(
                        4,
                        20,
                        new Rate(3, 20)
                                .interval(IntervalMethod.ONE_SIDED_EXACT_UPPER, 0.95)
                                .high()))
                .isCloseTo(0.05, within(1e-9));
    }

    @Test
    void wald_and_agresti_coull_of_a_known_case() {
        Interval wald = new Rate(10, 100).interval(IntervalMethod.WALD, 0.95);
        assertThat(wald.low()).isCloseTo(0.0412, within(5e-5));
        assertThat(wald.high()).isCloseTo(0.1588, within(5e-5));
        Interval agresti = new Rate(10, 100).interval(IntervalMethod.AGRESTI_COULL, 0.95);
        assertThat(agresti.low()).isCloseTo(0.0535, within(5e-4));
        assertThat(agresti.high()).isCloseTo(0.1761, within(5e-4));
        assertThat(new Rate(0, 5).interval(IntervalMethod.WALD, 0.95).width()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void nobody_at_all_says_nothing_by_any_method(IntervalMethod method) {
        assertThat(Rate.EMPTY.interval(method, 0.95)).isEqualTo(new Interval(0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rate.EMPTY.interval(method, 95))
                .withMessageContaining("but it is 95.0");
    }

    @Property(tries = 500)
    void an_interval_stays_within_0_and_1_and_holds_the_share(
            @ForAll("rates") Rate rate, @ForAll IntervalMethod method) {
        Interval interval = rate.interval(method, 0.95);
        assertThat(interval.low()).isBetween(0.0, 1.0);
        assertThat(interval.high()).isBetween(0.0, 1.0);
        rate.value()
                .ifPresent(p -> assertThat(interval.low() - 1e-12 <= p && p <= interval.high() + 1e-12)
                        .isTrue());
    }

    @Property(tries = 300)
    void more_confidence_is_a_wider_interval(@ForAll("rates") Rate rate, @ForAll IntervalMethod method) {
        assertThat(rate.interval(method, 0.99).width())
                .isGreaterThanOrEqualTo(rate.interval(method, 0.9).width() - 1e-12);
    }

    @Test
    void nobody_at_all_is_undefined_not_zero() {
        assertThat(Rate.EMPTY.value()).isEmpty();
        assertThat(Rate.EMPTY).hasToString("0 of 0, undefined");
        assertThat(Rate.EMPTY.wilson(Z95)).isEqualTo(Interval.UNKNOWN_SHARE);
    }

    @Test
    void more_parts_than_the_whole_are_refused_with_both_numbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rate(7, 5))
                .withMessageContaining("part is 7 and whole is 5");
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(-1, 5));
    }

    @Test
    void bounds_in_the_wrong_order_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Interval(2, 1))
                .withMessage("an interval needs low ≤ high, but low is 2.0 and high is 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 1));
        assertThat(new Interval(1, 2).contains(2)).isTrue();
        assertThat(new Interval(1, 2).contains(2.1)).isFalse();
    }

    @Property
    void any_split_of_a_group_adds_up_to_the_group(@ForAll("rates") Rate a, @ForAll("rates") Rate b) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a)).isEqualTo(new Rate(a.part() + b.part(), a.whole() + b.whole()));
        assertThat(a.plus(Rate.EMPTY)).isEqualTo(a);
        assertThat(a.complement().complement()).isEqualTo(a);
    }

    @Provide
    Arbitrary<Rate> rates() {
        return Arbitraries.longs()
                .between(0, 3000)
                .flatMap(whole -> Arbitraries.longs().between(0, whole).map(part -> new Rate(part, whole)));
    }

    @Test
    void a_measured_rate_says_how_sure_it_is_and_whether_it_is_over() {
        MeasuredRate rate = MeasuredRate.of(new Rate(18, 120), true, "some/definition");
        assertThat(rate).hasToString("18 of 120 = 15.0 % (9.7–22.5 %), complete");
        assertThat(rate.part()).isEqualTo(18);
        assertThat(rate.whole()).isEqualTo(120);
        assertThat(rate.with(IntervalMethod.ONE_SIDED_EXACT_UPPER, 0.9)
                        .interval()
                        .low())
                .isZero();
        assertThat(MeasuredRate.of(Rate.EMPTY, false, "d")).hasToString("0 of 0, undefined, open");
    }

    @ParameterizedTest(name = "{0} events: {1} to {2}, at most {3}")
    @CsvSource({
        "0, 0, 3.688879, 2.995732",
        "1, 0.025318, 5.571643, 4.743865",
        "40, 28.576586, 54.468647, 52.069369",
        "1000, 938.973018, 1063.952136, 1053.603122"
    })
    void exact_bounds_of_a_poisson_count(long events, double low, double high, double most) {
        PoissonCount count = new PoissonCount(events);
        assertThat(count.interval(0.95).low()).isCloseTo(low, within(1e-5));
        assertThat(count.interval(0.95).high()).isCloseTo(high, within(1e-5));
        assertThat(count.upperBound(0.95)).isCloseTo(most, within(1e-3));
    }

    @Test
    void a_count_below_none_is_refused() {
        assertThat(new PoissonCount(40)).hasToString("40 (28.6 to 54.5)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PoissonCount(-1))
                .withMessageContaining("-1");
    }
}
