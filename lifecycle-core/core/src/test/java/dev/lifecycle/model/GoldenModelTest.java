package dev.lifecycle.model;

import static dev.lifecycle.model.Saas.MONDAY;
import static dev.lifecycle.model.Saas.Plan.CHAMPION;
import static dev.lifecycle.model.Saas.Plan.CHURNED;
import static dev.lifecycle.model.Saas.Plan.PAYING;
import static dev.lifecycle.model.Saas.Plan.TRIAL;
import static dev.lifecycle.model.Saas.SAAS;
import static dev.lifecycle.model.Saas.TUESDAY;
import static dev.lifecycle.model.Saas.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.Saas.Cancelled;
import dev.lifecycle.model.Saas.Referred;
import dev.lifecycle.model.Saas.Subscribed;
import dev.lifecycle.stage.EventType;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Touch;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The model that a newcomer writes first, and what it answers. */
class GoldenModelTest {

    @Test
    void a_free_plan_is_refused_and_the_sentence_says_why() {
        Position at = SAAS.start("c-42", MONDAY);
        Decision decision = SAAS.decide(at, new Subscribed("free", BigDecimal.ZERO), TUESDAY);
        assertThat(decision.outcome().describe())
                .isEqualTo("c-42 stays in TRIAL: Subscribed was refused, 'paid plan' said no");
        assertThat(decision).hasToString(decision.outcome().describe());
        assertThat(decision.position()).isEqualTo(at);
    }

    @Test
    void a_paid_plan_moves_the_customer_on() {
        Decision decision = SAAS.decide(SAAS.start("c-42", MONDAY), Saas.pro(), TUESDAY);
        assertThat(decision.position().stage()).isEqualTo(PAYING);
        assertThat(decision.outcome().describe())
                .isEqualTo("c-42 moved from TRIAL to PAYING: Subscribed passed 'paid plan'");
        assertThat(decision.position()).hasToString("c-42 in PAYING (saas v1) since 2026-03-03T09:12:00Z, episode 1");
    }

    @Test
    void the_whole_story_of_one_customer() {
        Position position = SAAS.start("c-42", MONDAY);
        position = SAAS.decide(position, Saas.pro(), day(1)).position();
        Decision referral = SAAS.decide(position, new Referred("c-43"), day(2));
        assertThat(referral.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.touchpoints()).containsExactly(Touch.of("thank-you")));
        Advance silence = SAAS.advance(referral.position(), day(200));
        assertThat(silence.steps()).singleElement().satisfies(step -> {
            assertThat(step.at()).isEqualTo(day(2).plus(Duration.ofDays(90)));
            assertThat(step.touchpoints()).containsExactly(Touch.of("we-miss-you"));
        });
        assertThat(silence.position().stage()).isEqualTo(CHAMPION);
        position = SAAS.decide(silence.position(), new Cancelled("price"), day(201))
                .position();
        assertThat(position.stage()).isEqualTo(CHURNED);
        assertThat(position.furthest()).contains(CHAMPION);
        position = SAAS.decide(position, Saas.free(), day(300)).position();
        assertThat(position.stage()).isEqualTo(PAYING);
        assertThat(position.episode()).isEqualTo(2);
        assertThat(position.furthest()).contains(PAYING);
        assertThat(position.furthestEver()).contains(CHAMPION);
    }

    @Test
    void the_model_tells_what_it_is_made_of() {
        assertThat(SAAS).hasToString("saas v1");
        assertThat(SAAS.name()).isEqualTo("saas");
        assertThat(SAAS.version()).isEqualTo(1);
        assertThat(SAAS.start()).isEqualTo(TRIAL);
        assertThat(SAAS.stages()).containsExactly(TRIAL, PAYING, CHAMPION, CHURNED);
        assertThat(SAAS.isExit(CHURNED)).isTrue();
        assertThat(SAAS.isExit(PAYING)).isFalse();
        assertThat(SAAS.isTerminal(CHURNED)).isFalse();
        assertThat(SAAS.stage("PAYING")).contains(PAYING);
        assertThat(SAAS.stage("NOWHERE")).isEmpty();
        assertThat(SAAS.phase(TRIAL)).isEmpty();
        assertThat(SAAS.groups()).isEmpty();
        assertThat(SAAS.eventTypes()).extracting(EventType::id).containsExactly("Subscribed", "Referred", "Cancelled");
        assertThat(SAAS.nameOf(new Cancelled("x"))).isEqualTo("Cancelled");
        assertThat(SAAS.nameOf("a string")).isEqualTo("String");
        assertThat(SAAS.nameOf(Signal.of("moved-house"))).isEqualTo("moved-house");
        assertThat(SAAS.nameOf(new Object() {})).startsWith(GoldenModelTest.class.getName() + "$");
    }

    @Test
    void what_is_permitted_somewhere_and_which_guards_would_be_asked() {
        Position trial = SAAS.start("c-42", MONDAY);
        assertThat(SAAS.permitted(trial))
                .satisfiesExactly(
                        subscribe -> {
                            assertThat(subscribe.event()).isEqualTo("Subscribed");
                            assertThat(subscribe.rule().id()).isEqualTo("TRIAL/Subscribed/paid plan");
                            assertThat(subscribe.guards()).containsExactly("paid plan");
                        },
                        cancel -> {
                            assertThat(cancel.event()).isEqualTo("Cancelled");
                            assertThat(cancel.guards()).isEmpty();
                        });
    }
}
