package dev.lifecycle.model;

import static dev.lifecycle.model.Saas.MONDAY;
import static dev.lifecycle.model.Saas.SAAS;
import static dev.lifecycle.model.Saas.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.Saas.Referred;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** L-13: an event that happened earlier than what was already applied. */
class LateEventTest {

    private static final Position PAYING =
            SAAS.decide(SAAS.start("c-42", MONDAY), Saas.pro(), day(10)).position();

    @Test
    @DisplayName("L-13 applied, it takes effect at as-of; counts grow, last-event-at is the later of the two")
    void applied() {
        Decision late = SAAS.decide(PAYING, new Referred("c-43"), day(5));
        assertThat(late.position().stage()).isEqualTo(Plan.CHAMPION);
        assertThat(late.position().enteredAt()).isEqualTo(day(10));
        assertThat(late.position().asOf()).isEqualTo(day(10));
        assertThat(late.position().lastEventAt()).contains(day(10));
        assertThat(late.position().count("Referred")).isEqualTo(1);
        assertThat(late.position().lastOf("Referred")).contains(day(5));
        assertThat(late.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.at()).isEqualTo(day(10)));
    }

    @Test
    @DisplayName("L-13 refused, it is refused as late and changes nothing")
    void refused() {
        Decision late = SAAS.decide(PAYING, new Referred("c-43"), day(5), LatePolicy.REFUSE);
        assertThat(late.position()).isEqualTo(PAYING);
        assertThat(late.outcome()).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Outcome.Reason.LATE);
            assertThat(refused.guards()).isEmpty();
        });
        assertThat(late.outcome().describe())
                .isEqualTo("c-42 stays in PAYING: Referred was refused, it is older than what was already applied");
        assertThat(late.trace())
                .singleElement()
                .satisfies(step -> assertThat(step.kind()).isEqualTo(Kind.REFUSED));
    }

    @Test
    @DisplayName("L-13 late means earlier than as-of, not at it")
    void at_as_of_is_not_late() {
        Decision decision = SAAS.decide(PAYING, new Referred("c-43"), day(10), LatePolicy.REFUSE);
        assertThat(decision.outcome()).isInstanceOf(Outcome.Moved.class);
    }

    @Test
    @DisplayName("L-13 as-of counts timers too, so an event older than a timer that fired is late")
    void after_a_timer() {
        Position quiet = SAAS.advance(PAYING, day(200)).position();
        assertThat(quiet.asOf()).isEqualTo(day(100));
        assertThat(SAAS.decide(quiet, new Referred("c-43"), day(60), LatePolicy.REFUSE)
                        .outcome())
                .isInstanceOf(Outcome.Refused.class);
        Position applied = SAAS.decide(quiet, new Referred("c-43"), day(60)).position();
        assertThat(applied.enteredAt()).isEqualTo(day(100));
        assertThat(applied.lastEventAt()).contains(day(60));
    }

    @Test
    @DisplayName("L-13 the situation of a late event is that of as-of, where it takes effect")
    void situation() {
        List<Instant> seen = new ArrayList<>();
        // spotless:off
        StageModel model = StageModel.named("m")
                .startAt(Plan.TRIAL)
                .from(Plan.TRIAL).on("e").when("when", (e, s) -> seen.add(s.at())).stay()
                .from(Plan.TRIAL).on("x").to(Plan.CHURNED)
                .terminal(Plan.CHURNED)
                .build();
        // spotless:on
        Position position =
                model.decide(model.start("s", day(3)), Signal.of("e"), day(4)).position();
        model.decide(position, Signal.of("e"), day(1));
        assertThat(seen).containsExactly(day(4), day(4));
    }

    @Test
    @DisplayName("L-13 a late event breaks a silence only from when it happened, and never before as-of")
    void silence() {
        // spotless:off
        StageModel model = StageModel.named("m")
                .startAt(Plan.TRIAL)
                .from(Plan.TRIAL).on("e").stay()
                .from(Plan.TRIAL).afterSilence(Duration.ofDays(10)).touch("quiet").stay()
                .from(Plan.TRIAL).after(Duration.ofDays(15)).touch("fortnight").stay()
                .from(Plan.TRIAL).on("x").to(Plan.CHURNED)
                .terminal(Plan.CHURNED)
                .build();
        // spotless:on
        Position both = model.advance(model.start("s", MONDAY), day(16)).position();
        assertThat(both.asOf()).isEqualTo(day(15));
        assertThat(model.decide(both, Signal.of("e"), day(8)).position().nextDue())
                .contains(day(18));
        assertThat(model.decide(both, Signal.of("e"), day(3)).position().nextDue())
                .isEmpty();
        assertThat(model.decide(both, Signal.of("e"), day(5)).position().nextDue())
                .isEmpty();
    }
}
