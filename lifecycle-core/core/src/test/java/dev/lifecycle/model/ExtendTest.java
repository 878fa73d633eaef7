package dev.lifecycle.model;

import static dev.lifecycle.model.Saas.MONDAY;
import static dev.lifecycle.model.Saas.SAAS;
import static dev.lifecycle.model.Saas.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.Saas.Cancelled;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.Saas.Referred;
import dev.lifecycle.model.Saas.Subscribed;
import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Deriving a model from another one, which never notices. */
class ExtendTest {

    private enum More implements Stage {
        PAUSED
    }

    private static final List<String> RULES = List.of(
            "TRIAL/Subscribed/paid plan",
            "PAYING/Referred",
            "PAYING/silence PT2160H",
            "CHAMPION/silence PT2160H",
            "*/Cancelled",
            "CHURNED/Subscribed");

    @AfterEach
    void the_original_is_untouched() {
        assertThat(SAAS.rules()).extracting(Rule::id).containsExactlyElementsOf(RULES);
        assertThat(SAAS.stages()).containsExactly(Plan.values());
        assertThat(SAAS.eventTypes()).hasSize(3);
        assertThat(SAAS.groups()).isEmpty();
        assertThat(SAAS.onEntering(Plan.PAYING)).isEmpty();
        assertThat(SAAS.decide(SAAS.start("c", MONDAY), Saas.free(), day(1))
                        .position()
                        .stage())
                .isEqualTo(Plan.TRIAL);
    }

    @Test
    void extending_with_nothing_is_the_same_model_under_another_name() {
        StageModel same = SAAS.extend("same").build();
        assertThat(same).hasToString("same v1");
        assertThat(same.rules()).isEqualTo(SAAS.rules());
        assertThat(same.stages()).isEqualTo(SAAS.stages());
        assertThat(same.isExit(Plan.CHURNED)).isTrue();
        assertThat(same.start()).isEqualTo(Plan.TRIAL);
    }

    @Test
    void adding_a_stage_and_rules() {
        // spotless:off
        StageModel more = SAAS.extend("more")
                .version(2)
                .stageAfter(Plan.PAYING, More.PAUSED)
                .from(Plan.PAYING).on("pause").to(More.PAUSED)
                .from(More.PAUSED).on("resume").to(Plan.PAYING)
                .onEntering(Plan.PAYING, Touch.of("welcome"))
                .build();
        // spotless:on
        assertThat(more).hasToString("more v2");
        assertThat(more.stages()).containsExactly(Plan.TRIAL, Plan.PAYING, More.PAUSED, Plan.CHAMPION, Plan.CHURNED);
        Position paused = more.begin("c", More.PAUSED, MONDAY);
        assertThat(more.decide(paused, new Cancelled("x"), day(1)).position().stage())
                .as("anybody's rules cover it")
                .isEqualTo(Plan.CHURNED);
        StageModel twice =
                more.extend("twice").onEntering(Plan.PAYING, Touch.of("again")).build();
        assertThat(twice.onEntering(Plan.PAYING)).containsExactly(Touch.of("welcome"), Touch.of("again"));
        assertThat(more.onEntering(Plan.PAYING)).containsExactly(Touch.of("welcome"));
    }

    @Test
    void removing_a_rule() {
        StageModel less = SAAS.extend("less").remove("PAYING/silence PT2160H").build();
        assertThat(less.rules()).hasSize(5);
        assertThat(less.begin("c", Plan.PAYING, MONDAY).nextDue()).isEmpty();
        assertThat(less.begin("c", Plan.CHAMPION, MONDAY).nextDue()).isPresent();
    }

    @Test
    @DisplayName("L-24 replacing a rule by its id puts the new one in its place")
    void replacing_a_rule() {
        // spotless:off
        StageModel other = SAAS.extend("other")
                .replace("TRIAL/Subscribed/paid plan")
                .from(Plan.TRIAL).on(Subscribed.class).as("any plan").to(Plan.PAYING)
                .build();
        // spotless:on
        assertThat(other.rules())
                .extracting(Rule::id)
                .startsWith("any plan", "PAYING/Referred")
                .hasSize(6);
        assertThat(other.decide(other.start("c", MONDAY), Saas.free(), day(1))
                        .position()
                        .stage())
                .isEqualTo(Plan.PAYING);
    }

    @Test
    @DisplayName("L-24 a rule put before another is asked first")
    void putting_a_rule_before_another() {
        // spotless:off
        StageModel other = SAAS.extend("other")
                .before("PAYING/Referred")
                .from(Plan.PAYING).on(Referred.class).when("oneself", r -> r.friend().equals("c")).ignore()
                .build();
        // spotless:on
        Position paying = other.begin("c", Plan.PAYING, MONDAY);
        assertThat(other.decide(paying, new Referred("c"), day(1)).outcome()).isInstanceOf(Outcome.Ignored.class);
        assertThat(other.decide(paying, new Referred("d"), day(1)).outcome()).isInstanceOf(Outcome.Moved.class);
    }

    @Test
    void another_start_may_be_given_once() {
        assertThat(SAAS.extend("other")
                        .startAt(Plan.PAYING)
                        .from(Plan.PAYING)
                        .on("try")
                        .to(Plan.TRIAL)
                        .build()
                        .start())
                .isEqualTo(Plan.PAYING);
    }

    @Test
    void groups_phases_touches_and_terminal_stages_are_inherited() {
        // spotless:off
        StageModel base = StageModel.named("base")
                .startAt(Plan.TRIAL)
                .group("all", Plan.TRIAL, Plan.PAYING)
                .fromGroup("all").on("end").as("ending").to(Plan.CHURNED)
                .from(Plan.TRIAL).on("pay").to(Plan.PAYING)
                .fromAny().afterSilence(Duration.ofDays(1)).stay()
                .terminal(Plan.CHURNED)
                .phase(Phase.POST, Plan.PAYING)
                .onLeaving(Plan.TRIAL, Touch.of("bye"))
                .build();
        // spotless:on
        StageModel derived = base.extend("derived").build();
        assertThat(derived.groups()).isEqualTo(base.groups());
        assertThat(derived.rules()).isEqualTo(base.rules());
        assertThat(derived.isTerminal(Plan.CHURNED)).isTrue();
        assertThat(derived.phase(Plan.PAYING)).contains(Phase.POST);
        assertThat(derived.onLeaving(Plan.TRIAL)).containsExactly(Touch.of("bye"));
        assertThat(derived.rule("ending").orElseThrow().scope().<String>fold(s -> "stage", Group::name, () -> "any"))
                .isEqualTo("all");
    }

    @Test
    void a_builder_that_goes_on_does_not_change_what_it_built() {
        ModelBuilder builder = SAAS.extend("first");
        StageModel first = builder.build();
        StageModel second = builder.from(Plan.TRIAL).on("nod").touch("t").stay().build();
        assertThat(first.rules()).hasSize(6);
        assertThat(second.rules()).hasSize(7);
    }
}
