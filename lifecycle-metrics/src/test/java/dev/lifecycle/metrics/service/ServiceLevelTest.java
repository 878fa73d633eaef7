package dev.lifecycle.metrics.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.rate.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ServiceLevelTest {

    private static final Instant NOON = Question.NOON;
    private static final Instant LOOKED = NOON.plus(Duration.ofHours(40));

    private static ServiceLevelDefinition<Question> within(int hours) {
        return ServiceLevel.of(Question::who, Question::asked, Question::answered)
                .answeredWithin(Duration.ofHours(hours));
    }

    private static Stream<Question> four() {
        return Stream.of(
                Question.answeredAfter("A", Duration.ofMinutes(10)),
                Question.answeredAfter("B", Duration.ofHours(2)),
                Question.answeredAfter("C", Duration.ofHours(30)),
                new Question("D", LOOKED.minus(Duration.ofHours(3)), null, "chat"));
    }

    @Test
    @DisplayName(
            "T-SLA-1: answered after 10 min, 2 h, 30 h, one open for 3 h: within 24 h 2 of 3; the open one is excluded and named")
    void worked_example() {
        ServiceLevel level = four().collect(within(24).observedUntil(LOOKED).metric());
        assertThat(level.rate().rate()).isEqualTo(new Rate(2, 3));
        assertThat(level.rate().complete())
                .as("the open one can still be in time")
                .isFalse();
        assertThat(level.waiting())
                .containsExactly(new ServiceLevel.OpenQuestion("D", LOOKED.minus(Duration.ofHours(3)), false));
        assertThat(level.definition()).isEqualTo("service-level/answered-within-PT24H");
        assertThat(level)
                .hasToString("answered within 1.0 d: 2 of 3 = 66.7 % (20.8–93.9 %), open; 1 waiting, 0 of them overdue;"
                        + " median 16.0 h");
    }

    @Test
    void an_open_question_counts_as_missed_once_its_time_is_over() {
        assertThat(four().collect(within(2).observedUntil(LOOKED).metric())).satisfies(level -> {
            assertThat(level.rate().rate())
                    .as("two hours to the second are in time")
                    .isEqualTo(new Rate(2, 4));
            assertThat(level.overdue()).isEqualTo(1);
            assertThat(level.rate().complete()).isTrue();
        });
        assertThat(four().collect(within(3).observedUntil(LOOKED).metric()).overdue())
                .as("an answer at this very instant would be in time")
                .isZero();
    }

    @Test
    void as_of_an_earlier_time_later_answers_had_not_come_and_later_questions_were_not_asked() {
        ServiceLevel level = four().collect(
                        within(24).observedUntil(NOON.plus(Duration.ofHours(2))).metric());
        assertThat(level.rate().rate()).isEqualTo(new Rate(1, 1));
        assertThat(level.waiting())
                .extracting(ServiceLevel.OpenQuestion::customer)
                .containsExactly("B", "C");
        assertThat(level.medianResponse()).as("two of three wait").isEmpty();
    }

    @Test
    void without_a_declared_end_the_last_question_or_answer_is_the_time_of_looking() {
        ServiceLevel level = four().collect(within(24).metric());
        assertThat(level.rate().rate()).isEqualTo(new Rate(2, 3));
        Segmented<String, ServiceLevel> byTopic = four().collect(within(24)
                .where("known", q -> !q.who().equals("A"))
                .metric()
                .by(Question::topic));
        assertThat(byTopic.of("mail").orElseThrow().rate().rate()).isEqualTo(new Rate(1, 2));
        assertThat(byTopic.of("chat").orElseThrow().rate().value())
                .as("nothing is known yet")
                .isEmpty();
        assertThat(byTopic.total().definition()).isEqualTo("service-level/answered-within-PT24H/where-known");
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(Question.answeredAfter("A", Duration.ofSeconds(-1)))
                        .collect(within(1).metric()))
                .withMessageContaining("lies before the question");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> within(0))
                .withMessage("the time to answer within is longer than zero, but it is PT0S");
        assertThat(Stream.<Question>of().collect(within(1).metric()))
                .hasToString("answered within 1.0 h: 0 of 0, undefined, complete; 0 waiting, 0 of them overdue");
    }
}
