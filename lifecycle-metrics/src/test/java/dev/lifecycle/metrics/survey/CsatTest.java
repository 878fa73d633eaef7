package dev.lifecycle.metrics.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.rate.RateDifference;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CsatTest {

    @Test
    @DisplayName("T-CSAT-1: 12 of 16 = 75 %, mean 4.0625, 50.5 to 89.8 %")
    void top_two_of_five() {
        Csat csat = Answer.counts(1, 1, 1, 2, 4, 8)
                .collect(Csat.of(Answer::customer, Answer::score).metric());
        assertThat(csat.satisfied().value()).hasValue(0.75);
        assertThat(csat.mean()).hasValue(4.0625);
        assertThat(csat.satisfied().interval().low()).isCloseTo(0.505, within(5e-4));
        assertThat(csat.satisfied().interval().high()).isCloseTo(0.898, within(5e-4));
        assertThat(csat).hasToString("CSAT 12 of 16 = 75.0 % (50.5–89.8 %), complete; mean 4.06");
        assertThat(csat.satisfied().definition()).isEqualTo("csat/top-from-4-of-1-5/answered");
    }

    @Test
    @DisplayName("published: 195 of 350 is 55.71 %, Wilson 0.5048 to 0.6083")
    void a_published_sample() {
        Csat csat = Answer.counts(1, 55, 50, 50, 95, 100)
                .collect(Csat.of(Answer::customer, Answer::score).metric());
        assertThat(csat.satisfied().value()).hasValueCloseTo(0.5571, within(5e-5));
        assertThat(csat.satisfied().interval().low()).isCloseTo(0.5048, within(5e-5));
        assertThat(csat.satisfied().interval().high()).isCloseTo(0.6083, within(5e-5));
    }

    @Test
    void the_top_of_another_scale_is_declared() {
        Csat csat = Answer.counts(1, 1, 1, 1, 1, 1, 1, 4)
                .collect(Csat.of(Answer::customer, Answer::score)
                        .scale(Scale.ONE_TO_SEVEN, 6)
                        .metric());
        assertThat(csat.satisfied().rate()).hasToString("5 of 10 = 50.0 %");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Csat.of(Answer::customer, Answer::score)
                        .scale(Scale.ONE_TO_FIVE, 6)
                        .metric())
                .withMessage("the top of the scale 1 to 5 cannot begin at 6");
        assertThatIllegalArgumentException().isThrownBy(() -> new Scale(5, 5)).withMessageContaining("from 5 to 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scale(0, 1000))
                .withMessageContaining("1000 points");
    }

    @Test
    void dismissals_are_told_apart_unless_all_who_saw_it_are_the_whole() {
        Csat csat = Answer.of(5, 1, null, null)
                .collect(Csat.of(Answer::customer, Answer::score).metric());
        assertThat(csat.satisfied().rate()).hasToString("1 of 2 = 50.0 %");
        assertThat(csat.responseRate().rate()).hasToString("2 of 4 = 50.0 %");
        assertThat(csat.responseRate(8).rate()).hasToString("2 of 8 = 25.0 %");
        assertThat(Answer.of(5, 1, null, null)
                        .collect(Csat.of(Answer::customer, Answer::score)
                                .sharesOf(Denominator.SHOWN)
                                .metric())
                        .satisfied()
                        .rate())
                .hasToString("1 of 4 = 25.0 %");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> csat.responseRate(1))
                .withMessage("more surveys were answered (2) than sent (1)");
    }

    @Test
    void the_time_of_the_answer_decides_the_period() {
        ZoneId auckland = ZoneId.of("Pacific/Auckland");
        Stream<Answer> answers = Stream.of(
                new Answer("A", Instant.parse("2026-03-31T10:00:00Z"), 5),
                new Answer("B", Instant.parse("2026-03-31T12:00:00Z"), 1));
        assertThat(answers.collect(Csat.of(Answer::customer, Answer::score, Answer::at)
                                .over(Period.parse("2026-03"), auckland))
                        .satisfied()
                        .rate())
                .hasToString("1 of 1 = 100.0 %");
    }

    @Test
    void before_the_end_of_its_period_a_result_is_open_and_later_answers_are_left_out() {
        Instant noon = Instant.parse("2026-03-20T12:00:00Z");
        Period march = Period.parse("2026-03");
        List<Answer> answers = List.of(
                new Answer("A", noon.minusSeconds(1), 5),
                new Answer("B", noon, 1),
                new Answer("C", Instant.parse("2026-02-28T12:00:00Z"), 1));
        Csat csat = answers.stream()
                .collect(Csat.of(Answer::customer, Answer::score, Answer::at)
                        .observedUntil(noon)
                        .over(march, ZoneOffset.UTC));
        assertThat(csat.satisfied()).hasToString("1 of 1 = 100.0 % (20.7–100.0 %), open");
        assertThat(csat.responseRate().complete()).isFalse();
        assertThat(csat.definition()).isEqualTo("csat/top-from-4-of-1-5/answered/answered-in-2026-03@Z");
        Ces ces = answers.stream()
                .collect(Ces.of(Answer::customer, Answer::score, Answer::at)
                        .observedUntil(noon)
                        .over(march, ZoneOffset.UTC));
        assertThat(ces).hasToString("CES 5.0 of 7, 1 answer, too few, open");
        assertThat(ces.responseRate().rate()).hasToString("1 of 1 = 100.0 %");
        Nps nps = answers.stream()
                .collect(Nps.of(Answer::customer, Answer::score, Answer::at)
                        .observedUntil(noon)
                        .over(march, ZoneOffset.UTC));
        assertThat(nps.complete()).isFalse();
        assertThat(nps.toString()).endsWith("; open");
        Instant april = Instant.parse("2026-04-01T00:00:00Z");
        assertThat(answers.stream()
                        .collect(Csat.of(Answer::customer, Answer::score, Answer::at)
                                .observedUntil(april)
                                .over(march, ZoneOffset.UTC))
                        .satisfied())
                .hasToString("1 of 2 = 50.0 % (9.5–90.5 %), complete");
    }

    @Test
    void two_periods_are_compared_as_rates() {
        Csat before = Answer.counts(1, 40, 10, 10, 20, 20)
                .collect(Csat.of(Answer::customer, Answer::score).metric());
        Csat after = Answer.counts(1, 20, 10, 10, 30, 30)
                .collect(Csat.of(Answer::customer, Answer::score).metric());
        assertThat(after.changeFrom(before))
                .isEqualTo(RateDifference.between(
                        before.satisfied().rate(), after.satisfied().rate()));
        assertThat(after.changeFrom(before).isSignificant()).isTrue();
        Ces easier = Answer.counts(1, 0, 10, 40)
                .collect(Ces.of(Answer::customer, Answer::score).metric());
        Ces harder = Answer.counts(1, 40, 10, 0)
                .collect(Ces.of(Answer::customer, Answer::score).metric());
        assertThat(easier.changeFrom(harder).orElseThrow().difference()).isCloseTo(1.6, within(1e-12));
        assertThat(easier.changeFrom(harder).orElseThrow().isSignificant()).isTrue();
        assertThat(easier.changeFrom(Stream.<Answer>of()
                        .collect(Ces.of(Answer::customer, Answer::score).metric())))
                .isEmpty();
    }

    @Test
    void no_answers_are_undefined() {
        Csat csat = Stream.<Answer>of()
                .collect(Csat.of(Answer::customer, Answer::score).metric());
        assertThat(csat).hasToString("CSAT 0 of 0, undefined, complete");
        assertThat(csat.mean()).isEmpty();
        assertThat(csat.answers()).isEqualTo(Answers.none(Scale.ONE_TO_FIVE));
        assertThat(csat.answers().variance()).isEmpty();
    }

    @Test
    @DisplayName("published: CES counts 80, 210, 140, 110, 160, 180, 120 have mean 4.08")
    void ces_is_a_mean() {
        Ces ces = Answer.counts(1, 80, 210, 140, 110, 160, 180, 120)
                .collect(Ces.of(Answer::customer, Answer::score).metric());
        assertThat(ces.mean()).hasValueCloseTo(4.08, within(1e-12));
        assertThat(ces.agreeing(5).rate()).hasToString("460 of 1000 = 46.0 %");
        assertThat(ces).hasToString("CES 4.08 of 7 (3.96 to 4.20), 1000 answers");
        assertThat(ces.definition()).isEqualTo("ces/mean-1-7/ease/answered");
        assertThat(Stream.<Answer>of()
                        .collect(Ces.of(Answer::customer, Answer::score).metric()))
                .hasToString("CES undefined, 0 answers");
    }

    @Test
    void a_question_about_difficulty_is_turned_round() {
        Ces ces = Answer.of(1, 2)
                .collect(Ces.of(Answer::customer, Answer::score)
                        .scale(Scale.ONE_TO_SEVEN)
                        .askingForDifficulty()
                        .metric());
        assertThat(ces.mean()).hasValue(6.5);
        assertThat(ces.definition()).contains("difficulty-turned");
    }

    @Test
    @DisplayName("T-SV-1: shown Monday 18:00, a cool-down of a day blocks Tuesday 17:59 and allows 18:00")
    void cool_down() {
        SurveyCoolDown day = new SurveyCoolDown(Duration.ofDays(1));
        Instant monday = Instant.parse("2026-03-02T18:00:00Z");
        assertThat(day.allows(monday, Instant.parse("2026-03-03T17:59:00Z"))).isFalse();
        assertThat(day.allows(monday, Instant.parse("2026-03-03T18:00:00Z"))).isTrue();
        assertThat(day.allows(null, monday)).isTrue();
        assertThat(SurveyCoolDown.DEFAULT.allows(
                        monday, monday.atOffset(ZoneOffset.UTC).plusDays(6).toInstant()))
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurveyCoolDown(Duration.ofDays(-1)))
                .withMessageContaining("PT-24H");
    }
}
