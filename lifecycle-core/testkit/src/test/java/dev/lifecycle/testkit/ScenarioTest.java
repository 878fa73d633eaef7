package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.ScenarioTest.Plan.CHAMPION;
import static dev.lifecycle.testkit.ScenarioTest.Plan.CHURNED;
import static dev.lifecycle.testkit.ScenarioTest.Plan.PAYING;
import static dev.lifecycle.testkit.ScenarioTest.Plan.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The scenario helper of the test kit tells stories and notices when they are wrong. */
class ScenarioTest {

    enum Plan implements Stage {
        TRIAL,
        PAYING,
        CHAMPION,
        CHURNED
    }

    record Subscribed(String plan, BigDecimal price) {
        static Subscribed paid() {
            return new Subscribed("pro", BigDecimal.TEN);
        }

        static Subscribed free() {
            return new Subscribed("free", BigDecimal.ZERO);
        }
    }

    record Referred(String friend) {}

    record Cancelled(String reason) {}

    private static final Duration NINETY_DAYS = Duration.ofDays(90);

    // spotless:off
    private static final StageModel SAAS = StageModel.named("saas")
            .startAt(TRIAL)
            .from(TRIAL).on(Subscribed.class).when("paid plan", s -> s.price().signum() > 0).to(PAYING)
            .from(PAYING).on(Referred.class).touch("thank-you").to(CHAMPION)
            .from(PAYING, CHAMPION).afterSilence(NINETY_DAYS).touch("we-miss-you").stay()
            .fromAny().on(Cancelled.class).to(CHURNED)
            .from(CHURNED).on(Subscribed.class).reopensAt(PAYING)
            .exit(CHURNED)
            .build();
    // spotless:on

    @Test
    void a_story_of_a_model() {
        Scenario.of(SAAS)
                .thenStage(TRIAL)
                .when(Subscribed.free())
                .thenRefused()
                .thenRefused("paid plan")
                .thenDescribed("the customer stays in TRIAL: Subscribed was refused, 'paid plan' said no")
                .when(Subscribed.paid())
                .thenStage(PAYING)
                .thenRule("TRIAL/Subscribed/paid plan")
                .thenNoTouchpoint()
                .when(new Referred("c-43"))
                .thenStage(CHAMPION)
                .thenTouchpoint("thank-you")
                .waiting(NINETY_DAYS)
                .thenTouchpoint("we-miss-you")
                .thenStage(CHAMPION)
                .when(new Cancelled("price"))
                .thenStage(CHURNED)
                .waiting(NINETY_DAYS)
                .thenNoTouchpoint()
                .when(Subscribed.free())
                .thenStage(PAYING)
                .thenEpisode(2);
    }

    @Test
    void stories_may_share_their_beginning() {
        Scenario paying = Scenario.of(SAAS).at(PAYING);
        paying.when(new Referred("c-43")).thenStage(CHAMPION);
        paying.when(new Cancelled("price")).thenStage(CHURNED);
        assertThat(paying.position().stage()).isEqualTo(PAYING);
        assertThat(paying.outcome()).isEmpty();
        assertThat(paying.touchpoints()).isEmpty();
    }

    @Test
    void after_a_wait_an_event_comes_before_the_timers_of_that_instant_and_a_check_after_them() {
        // spotless:off
        StageModel model = SAAS.extend("m")
                .from(TRIAL).after(NINETY_DAYS).touch("bye").to(CHURNED)
                .from(TRIAL).on("nod").stay()
                .from(TRIAL).on("noise").ignore()
                .build();
        // spotless:on
        Scenario.of(model)
                .waiting(NINETY_DAYS)
                .when(Subscribed.paid())
                .thenStage(PAYING)
                .thenNoTouchpoint();
        Scenario.of(model).waiting(NINETY_DAYS).thenStage(CHURNED);
        Scenario.of(model).waiting(NINETY_DAYS.minusNanos(1000)).thenStage(TRIAL);
        Scenario.of(model)
                .when(Signal.of("nod"))
                .thenStayed()
                .when(Signal.of("noise"))
                .thenIgnored();
        assertThat(Scenario.of(model).waiting(NINETY_DAYS).touchpoints()).containsExactly(Touch.of("bye"));
        Scenario.of(model)
                .waiting(NINETY_DAYS.multipliedBy(2))
                .when(Signal.of("nod"))
                .thenRefused()
                .thenTouchpoint("bye");
        Scenario.of(model)
                .waiting(NINETY_DAYS)
                .waiting(NINETY_DAYS)
                .thenNoTouchpoint()
                .thenStage(CHURNED);
    }

    @Test
    void late_events_and_other_beginnings() {
        Instant leapDay = Instant.parse("2028-02-29T12:00:00Z");
        Scenario late = Scenario.of(SAAS)
                .on(leapDay)
                .at(PAYING)
                .waiting(Duration.ofDays(3))
                .whenLate(new Referred("c-1"), Duration.ofDays(5));
        late.thenStage(CHAMPION);
        assertThat(late.position().enteredAt()).isEqualTo(leapDay);
        assertThat(late.position().lastEventAt()).contains(leapDay.minus(Duration.ofDays(2)));
        assertThat(late.outcome()).containsInstanceOf(Outcome.Moved.class);
    }

    @Test
    void what_does_not_hold_is_told_with_the_story_so_far() {
        Scenario scenario = Scenario.of(SAAS)
                .at(PAYING)
                .waiting(NINETY_DAYS)
                .waiting(Duration.ofDays(1))
                .when(Subscribed.free());
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> scenario.thenStage(TRIAL))
                .withMessage("""
                    expected stage TRIAL, but found PAYING
                    2026-01-01T00:00:00Z  begins in PAYING
                    2026-04-01T00:00:00Z  timer PAYING/silence PT2160H → PAYING
                    2026-04-02T00:00:00Z  the customer stays in PAYING: Subscribed was refused, no rule in PAYING takes it\
                    """);
        fails(
                () -> scenario.thenRefused("paid plan"),
                "expected the event to be refused by [paid plan], but found the customer");
        fails(scenario::thenStayed, "expected the customer to stay, but found");
        fails(scenario::thenIgnored, "expected the event to be ignored, but found");
        fails(() -> scenario.thenEpisode(2), "expected episode 2, but found episode 1");
        fails(() -> scenario.thenTouchpoint("x"), "expected touchpoint x, but found none");
        fails(() -> scenario.thenRule("r"), "expected rule r to fire, but found none");
        fails(() -> Scenario.of(SAAS).thenDescribed("x"), "expected 'x', but found no event");
        Scenario champion = Scenario.of(SAAS).at(PAYING).when(new Referred("c"));
        fails(champion::thenNoTouchpoint, "expected no touchpoint, but found [thank-you]");
        fails(champion::thenRefused, "expected the event to be refused, but found the customer moved");
        fails(() -> champion.thenTouchpoint("x"), "expected touchpoint x, but found [thank-you]");
        fails(() -> champion.thenRule("r"), "expected rule r to fire, but found [PAYING/Referred]");
    }

    private static void fails(ThrowingCallable check, String message) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(check).withMessageStartingWith(message);
    }

    record Told(Instant ends, String about) {}

    @Test
    void dates_kept_texts_and_notes_are_checked_too() {
        // spotless:off
        StageModel model = StageModel.named("dates").startAt(TRIAL)
                .from(TRIAL).on(Told.class).sets("end", Told::ends).keeps("about", Told::about).noting(Told::about).stay()
                .from(TRIAL).on("clear").sets("end", signal -> null).stay()
                .from(TRIAL).atDate("end").touch("over").to(CHURNED)
                .exit(CHURNED).build();
        // spotless:on
        Scenario start = Scenario.of(model).thenNoDate("end").thenText("about", "");
        Instant end = start.now().plus(Duration.ofDays(3));
        Scenario told = start.when(new Told(end, "a bulb"))
                .thenDate("end", end)
                .thenText("about", "a bulb")
                .thenNote("a bulb");
        told.waiting(Duration.ofDays(3))
                .thenTouchpoint("over")
                .thenStage(CHURNED)
                .thenDate("end", end);
        told.when(Signal.of("clear"))
                .thenNoDate("end")
                .waiting(Duration.ofDays(9))
                .thenStage(TRIAL);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> told.thenNoDate("end"))
                .withMessageContaining("expected no date 'end', but found " + end);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> start.thenDate("end", end))
                .withMessageContaining("expected the date 'end' to be " + end + ", but found none");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> told.thenText("about", "a lamp"))
                .withMessageContaining("expected the text 'about' to be 'a lamp', but found 'a bulb'");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> told.thenNote("a lamp"))
                .withMessageContaining("expected the note 'a lamp', but found [a bulb]");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> start.thenNote("a lamp"))
                .withMessageContaining("but found none");
    }
}
