package dev.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.Saas.Subscribed;
import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Trigger;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** L-24: rules have names. */
class RuleNamesTest {

    private static ModelBuilder model() {
        // spotless:off
        return StageModel.named("m")
                .startAt(Plan.TRIAL)
                .from(Plan.TRIAL).on("pay").to(Plan.PAYING)
                .from(Plan.PAYING).on("stop").to(Plan.TRIAL);
        // spotless:on
    }

    @Test
    @DisplayName("L-24 without a name it is from, event or timer, and guard")
    void default_ids() {
        // spotless:off
        StageModel model = model().group("both", Plan.TRIAL, Plan.PAYING)
                .from(Plan.TRIAL).on(Subscribed.class).when("paid plan", s -> s.price().signum() > 0).to(Plan.PAYING)
                .fromGroup("both").after(Duration.ofDays(3)).stay()
                .fromAny().afterSilence(Duration.ofHours(36)).when("twice", s -> s.count("pay") == 2).stay()
                .build();
        // spotless:on
        assertThat(model.rules())
                .extracting(Rule::toString)
                .containsExactly(
                        "TRIAL/pay",
                        "PAYING/stop",
                        "TRIAL/Subscribed/paid plan",
                        "both/after PT72H",
                        "*/silence PT36H/twice");
        assertThat(model.rule("*/silence PT36H/twice").orElseThrow().guardName())
                .contains("twice");
        assertThat(model.rule("TRIAL/pay").orElseThrow().guardName()).isEmpty();
        assertThat(model.rule("nobody")).isEmpty();
    }

    @Test
    @DisplayName("L-24 a name given to a row of several stages or events names each rule after it")
    void given_ids() {
        // spotless:off
        StageModel model = model().from(Plan.TRIAL)
                .on("x")
                .as("one")
                .stay()
                .from(Plan.TRIAL, Plan.PAYING).on("y").as("two").stay()
                .from(Plan.TRIAL).on("v", "w").as("three").stay()
                .build();
        // spotless:on
        assertThat(model.rules())
                .extracting(Rule::id)
                .endsWith("one", "two/TRIAL", "two/PAYING", "three/TRIAL/v", "three/TRIAL/w");
    }

    @Test
    @DisplayName("L-24 the parts of a rule can be read: scope, trigger, guard, action, touchpoints")
    void parts() {
        StageModel model = model().from(Plan.TRIAL)
                .on("x")
                .as("r")
                .when("g", e -> true)
                .touch("t")
                .to(Chooser.ofSituation("pick", s -> Plan.PAYING), Plan.PAYING)
                .build();
        Rule rule = model.rule("r").orElseThrow();
        assertThat(rule.scope().<String>fold(Stage::id, Group::name, () -> "*")).isEqualTo("TRIAL");
        assertThat(rule.trigger().isTimer()).isFalse();
        assertThat(rule.trigger().<String>fold(on -> on.type().id(), after -> "after", silence -> "silence"))
                .isEqualTo("x");
        assertThat(rule.guard()).hasToString("'g'");
        assertThat(rule.action().describe()).isEqualTo("to('pick', PAYING)");
        assertThat(rule.action().leaves()).isTrue();
        assertThat(rule.action().reopens()).isFalse();
        assertThat(rule.action().target()).isEmpty();
        assertThat(rule.touchpoints()).containsExactly(Touch.of("t"));
        assertThat(new Trigger.After(Duration.ZERO).<String>fold(on -> "on", after -> "after", silence -> "silence"))
                .isEqualTo("after");
        assertThat(new Trigger.AfterSilence(Duration.ZERO)
                        .<String>fold(on -> "on", after -> "after", silence -> "silence"))
                .isEqualTo("silence");
        assertThat(new Action.Reopen(Plan.TRIAL).reopens()).isTrue();
        assertThat(new Action.Stay().leaves()).isFalse();
    }

    @Test
    void touchpoints_are_values() {
        Touch touch = Touch.of("t").via("email").after(Duration.ofHours(1));
        assertThat(touch)
                .isEqualTo(Touch.of("t").after(Duration.ofHours(1)).via("email"))
                .hasSameHashCodeAs(Touch.of("t"));
        assertThat(touch)
                .isNotEqualTo(touch.cancelIfLeft())
                .isNotEqualTo(Touch.of("t"))
                .isNotEqualTo(null);
        assertThat(touch.delay()).isEqualTo(Duration.ofHours(1));
        assertThat(touch.channel()).contains("email");
        assertThat(touch.isCancelledIfLeft()).isFalse();
        assertThat(Touch.of("t")).hasToString("t");
    }
}
