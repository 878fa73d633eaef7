package dev.lifecycle.metrics.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateDifferenceTest {

    @Test
    void newcombe_1998_table_2_case_a() {
        // 56/70 against 48/80: difference 0.2000, method 10: 0.0524 to 0.3339.
        RateDifference difference = RateDifference.between(new Rate(48, 80), new Rate(56, 70));
        assertThat(difference.value()).hasValueCloseTo(0.2, within(1e-12));
        assertThat(difference.interval().low()).isCloseTo(0.0524, within(5e-5));
        assertThat(difference.interval().high()).isCloseTo(0.3339, within(5e-5));
        assertThat(difference.isSignificant()).isTrue();
    }

    @Test
    void the_pooled_z_test_by_hand() {
        // Pooled 25/200 = 0.125, standard error 0.046771, z = 1.06904.
        RateDifference difference = RateDifference.between(new Rate(10, 100), new Rate(15, 100));
        assertThat(difference.pValue()).hasValueCloseTo(0.28505, within(5e-6));
        assertThat(difference.isSignificant()).isFalse();
        assertThat(difference).hasToString("+5.0 points (-4.4 to 14.4), p = 0.285");
    }

    @Test
    void turning_it_round_changes_only_the_sign() {
        RateDifference there = RateDifference.between(new Rate(3, 20), new Rate(9, 31));
        RateDifference back = RateDifference.between(new Rate(9, 31), new Rate(3, 20));
        assertThat(back.interval().low()).isCloseTo(-there.interval().high(), within(1e-12));
        assertThat(back.pValue().orElseThrow()).isEqualTo(there.pValue().orElseThrow());
    }

    @Test
    void nobody_on_one_side_is_undefined_and_all_alike_no_difference() {
        RateDifference undefined = RateDifference.between(Rate.EMPTY, new Rate(1, 2));
        assertThat(undefined.value()).isEmpty();
        assertThat(undefined.pValue()).isEmpty();
        assertThat(undefined.isSignificant()).isFalse();
        assertThat(undefined.interval()).isEqualTo(new Interval(-1, 1));
        assertThat(undefined).hasToString("undefined");
        assertThat(RateDifference.between(new Rate(0, 5), new Rate(0, 9)).pValue())
                .hasValue(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new RateDifference(Rate.EMPTY, Rate.EMPTY, 1));
    }

    @Test
    void a_change_of_estimates_has_interval_and_p_value() {
        Change change = Change.between(10, 3, 20, 4);
        assertThat(change.difference()).isEqualTo(10);
        assertThat(change.standardError()).isEqualTo(5);
        assertThat(change.pValue()).isCloseTo(0.0455, within(5e-5));
        assertThat(change.isSignificant()).isTrue();
        assertThat(change).hasToString("+10.0 (0.2 to 19.8), p = 0.046");
        assertThat(Change.between(1, 0, 1, 0).pValue()).isEqualTo(1);
        assertThat(Change.between(1, 0, 2, 0).pValue()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Change.between(Double.NaN, 1, 2, 1))
                .withMessageContaining("the difference is NaN");
        assertThat(new Estimate(10, 5, 40).changeFrom(new Estimate(10, 5, 30)).pValue())
                .isEqualTo(1);
    }
}
