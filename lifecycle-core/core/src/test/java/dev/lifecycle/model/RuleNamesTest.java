package dev.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.Saas.Subscribed;
import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Trigger;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
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
        assertThat(kind(rule.trigger())).isEqualTo("x");
        assertThat(rule.guard()).hasToString("'g'");
        assertThat(rule.action().describe()).isEqualTo("to('pick', PAYING)");
        assertThat(rule.action().leaves()).isTrue();
        assertThat(rule.action().reopens()).isFalse();
        assertThat(rule.action().target()).isEmpty();
        assertThat(rule.touchpoints()).containsExactly(Touch.of("t"));
        assertThat(List.of(
                                new Trigger.After(Duration.ZERO),
                                new Trigger.AfterSilence(Duration.ZERO),
                                new Trigger.Every(Duration.ZERO),
                                new Trigger.AfterPeriod(Period.ZERO, ZoneOffset.UTC),
                                new Trigger.OnDate("d", Duration.ZERO, false))
                        .stream()
                        .map(RuleNamesTest::kind))
                .containsExactly("after", "silence", "every", "period", "date");
        assertThat(new Action.ReopenAtPrevious(Plan.TRIAL).reopens()).isTrue();
        assertThat(new Action.ToPrevious(Plan.TRIAL).reopens()).isFalse();
        assertThat(new Action.ToPrevious(Plan.TRIAL).target()).isEmpty();
        assertThat(new Action.ToPrevious(Plan.TRIAL).describe()).isEqualTo("toPrevious(TRIAL)");
        assertThat(new Action.ReopenAtPrevious(Plan.TRIAL).describe()).isEqualTo("reopensAtPrevious(TRIAL)");
        assertThat(new Action.Reopen(Plan.TRIAL).reopens()).isTrue();
        assertThat(new Action.Stay().leaves()).isFalse();
    }

    private static String kind(Trigger trigger) {
        return trigger.fold(
                on -> on.type().id(),
                after -> "after",
                silence -> "silence",
                every -> "every",
                period -> "period",
                date -> "date");
    }

    @Test
    @DisplayName("L-24 timers are named by what they wait for, and said in words")
    void names_of_timers() {
        assertThat(named(new Trigger.Every(Duration.ofDays(3)))).isEqualTo("every PT72H: every 3 days");
        assertThat(named(new Trigger.AfterPeriod(Period.ofMonths(1), ZoneId.of("Europe/Paris"))))
                .isEqualTo("after P1M Europe/Paris: after 1 month (Europe/Paris)");
        assertThat(named(new Trigger.OnDate("trial-end", Duration.ZERO, true))).isEqualTo("at trial-end: at trial-end");
        assertThat(named(new Trigger.OnDate("trial-end", Duration.ofDays(-3), true)))
                .isEqualTo("before trial-end PT72H: 3 days before trial-end");
        assertThat(named(new Trigger.OnDate("contract end", Duration.ofDays(14), false)))
                .isEqualTo("after contract end PT336H: 14 days after contract end");
    }

    private static String named(Trigger trigger) {
        return trigger.id() + ": " + Trigger.inWords(trigger.id());
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
