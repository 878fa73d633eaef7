package dev.lifecycle.metrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.rate.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpsTest {

    @Test
    @DisplayName("T-NPS-1: +10 of ten answers, standard error 26.27, too small")
    void ten_answers() {
        Nps nps = Answer.of(10, 10, 9, 9, 8, 7, 7, 6, 3, 0)
                .collect(Nps.of(Answer::customer, Answer::score).metric());
        assertThat(nps.promoters()).isEqualTo(4);
        assertThat(nps.passives()).isEqualTo(3);
        assertThat(nps.detractors()).isEqualTo(3);
        assertThat(nps.score()).hasValueCloseTo(10.0, within(1e-12));
        assertThat(nps.estimate().orElseThrow().standardError()).isCloseTo(26.27, within(5e-3));
        assertBounds(nps.interval(), -41.5, 61.5, 5e-2);
        assertThat(nps.isTooSmall()).isTrue();
        assertThat(nps.adjusted().value()).isCloseTo(7.69, within(5e-3));
        assertBounds(nps.adjustedInterval(), -36.06, 51.45, 5e-3);
        assertThat(nps).hasToString("NPS 10 (-41.5 to 61.5): 4 promoters, 3 passives, 3 detractors; too few answers");
    }

    @Test
    @DisplayName("T-NPS-2: two dismissals leave +10 of those who answered, 8.33 of those who saw it")
    void denominators() {
        Stream<Answer> answered = Answer.of(10, 10, 9, 9, 8, 7, 7, 6, 3, 0, null, null);
        Nps nps = answered.collect(Nps.of(Answer::customer, Answer::score).metric());
        assertThat(nps.score()).hasValue(10);
        assertThat(nps.dismissed()).isEqualTo(2);
        assertThat(nps.definition()).isEqualTo("nps/answered");
        assertThat(nps.responseRate().rate()).hasToString("10 of 12 = 83.3 %");
        Nps shown = Answer.of(10, 10, 9, 9, 8, 7, 7, 6, 3, 0, null, null)
                .collect(Nps.of(Answer::customer, Answer::score)
                        .sharesOf(Denominator.SHOWN)
                        .metric());
        assertThat(shown.score()).hasValueCloseTo(8.333333, within(1e-6));
        assertThat(shown.definition()).isEqualTo("nps/shown");
        assertThat(shown.toString()).contains("2 dismissed");
    }

    @ParameterizedTest(name = "T-NPS-3: {0} promoters, {1} passives, {2} detractors show {3}")
    @CsvSource({"3, 2, 2, 14", "2, 3, 3, -13", "5, 3, 1, 44"})
    void rounding_once_from_the_exact_score(long promoters, long passives, long detractors, int shown) {
        assertThat(Nps.ofCounts(promoters, passives, detractors).rounded()).contains(BigDecimal.valueOf(shown));
    }

    @Test
    @DisplayName("T-NPS-3: the mode of rounding is a parameter")
    void the_mode_of_rounding_is_a_parameter() {
        assertThat(Nps.ofCounts(2, 3, 3).score()).hasValue(-12.5);
        assertThat(Nps.ofCounts(2, 3, 3).rounded(RoundingMode.HALF_DOWN)).contains(BigDecimal.valueOf(-12));
        assertThat(Nps.ofCounts(3, 2, 2).score()).hasValueCloseTo(14.285714, within(1e-6));
    }

    @Test
    @DisplayName("published: 291/476/395 of 1162 is −8.9501 ± 4.3877, adjusted −13.308 to −4.546")
    void a_published_large_sample() {
        Nps nps = Nps.ofCounts(291, 476, 395);
        assertThat(nps.score()).hasValueCloseTo(-8.9501, within(5e-5));
        assertThat(nps.estimate().orElseThrow().margin(0.95)).isCloseTo(4.3877, within(5e-5));
        assertBounds(nps.adjustedInterval(), -13.308, -4.546, 5e-4);
        assertThat(nps.isTooSmall()).isFalse();
    }

    @Test
    @DisplayName("published: 8/2/5, Wald −26.012 to 66.012, adjusted −24.075 to 57.408")
    void a_published_small_sample() {
        Nps nps = Nps.ofCounts(8, 2, 5);
        assertBounds(nps.interval(), -26.012, 66.012, 5e-4);
        assertBounds(nps.adjustedInterval(), -24.075, 57.408, 5e-4);
    }

    private static void assertBounds(Interval interval, double low, double high, double tolerance) {
        assertThat(interval.low()).isCloseTo(low, within(tolerance));
        assertThat(interval.high()).isCloseTo(high, within(tolerance));
    }

    @Test
    void nobody_is_undefined() {
        Nps nps = Stream.<Answer>of()
                .collect(Nps.of(Answer::customer, Answer::score).metric());
        assertThat(nps.score()).isEmpty();
        assertThat(nps.rounded()).isEmpty();
        assertThat(nps.estimate()).isEmpty();
        assertThat(nps.interval()).isEqualTo(new Interval(-100, 100));
        assertThat(nps.isTooSmall()).isTrue();
        assertThat(nps).hasToString("NPS undefined: 0 promoters, 0 passives, 0 detractors; too few answers");
    }

    @Test
    void a_score_off_the_scale_is_refused_with_its_row() {
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Answer.of(9, 11)
                        .collect(Nps.of(Answer::customer, Answer::score).metric()))
                .withMessageStartingWith("the score 11 is not on the scale 0 to 10, in row ");
    }

    @Test
    void the_latest_answer_of_a_customer_counts_overall_or_per_period() {
        Stream<Answer> answers = Stream.of(
                new Answer("A", Answer.NOON, 10),
                new Answer("A", Answer.NOON.plus(Duration.ofDays(1)), 0),
                new Answer("A", Answer.NOON.plus(Duration.ofDays(40)), 9),
                new Answer("A", Answer.NOON.plus(Duration.ofDays(40)), null));
        Nps latest = answers.collect(Nps.of(Answer::customer, Answer::score, Answer::at)
                .latestPerCustomer()
                .metric());
        assertThat(latest.promoters()).isEqualTo(1);
        assertThat(latest.whole()).isEqualTo(1);
        Nps monthly = Stream.of(
                        new Answer("A", Answer.NOON, 10),
                        new Answer("A", Answer.NOON.plus(Duration.ofDays(1)), 0),
                        new Answer("A", Answer.NOON.plus(Duration.ofDays(40)), 9))
                .collect(Nps.of(Answer::customer, Answer::score, Answer::at)
                        .latestPerCustomer(Periods.monthly(ZoneOffset.UTC))
                        .metric());
        assertThat(monthly.detractors()).isEqualTo(1);
        assertThat(monthly.promoters()).isEqualTo(1);
        assertThat(monthly.definition()).isEqualTo("nps/answered/latest-per-customer-and-month@Z");
    }

    @Test
    void a_change_between_two_periods_says_whether_it_means_anything() {
        var change = Nps.ofCounts(500, 300, 200)
                .changeFrom(Nps.ofCounts(400, 300, 300))
                .orElseThrow();
        assertThat(change.difference()).isCloseTo(20, within(1e-9));
        assertThat(change.isSignificant()).isTrue();
        assertThat(Nps.ofCounts(5, 3, 2)
                        .changeFrom(Nps.ofCounts(4, 3, 3))
                        .orElseThrow()
                        .isSignificant())
                .isFalse();
        assertThat(Nps.ofCounts(5, 3, 2).changeFrom(Nps.ofCounts(0, 0, 0))).isEmpty();
    }

    @Test
    void answers_of_one_kind_are_not_certain_because_they_are_few() {
        Nps one = Nps.ofCounts(1, 0, 0);
        assertThat(one.isTooSmall()).isTrue();
        assertThat(one.interval()).isEqualTo(new Interval(100, 100));
        assertThat(one.adjustedInterval().high()).isBetween(90.0, 100.0);
        assertThat(Nps.ofCounts(30, 0, 0).adjustedInterval().high()).isLessThanOrEqualTo(100);
        assertThat(one.adjustedInterval().low()).isLessThan(0);
        assertThat(Nps.ofCounts(5, 0, 4).interval().low()).isGreaterThanOrEqualTo(-100);
        assertThat(Nps.ofCounts(1_000, 0, 0).isTooSmall()).isFalse();
    }
}
