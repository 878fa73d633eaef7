package dev.lifecycle.model;

import static dev.lifecycle.model.Saas.MONDAY;
import static dev.lifecycle.model.Saas.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.lifecycle.model.Saas.Cancelled;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.Saas.Subscribed;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** L-4 to L-7: what one event does. */
class StepTest {

    private enum S implements Stage {
        A,
        B,
        C,
        OUT,
        END
    }

    /** Where in doubt: A and B in the group "inner", with C in "outer"; OUT is an exit, END terminal. */
    private static ModelBuilder model() {
        // spotless:off
        return StageModel.named("m")
                .startAt(S.A)
                .stages(S.A, S.B, S.C, S.OUT, S.END)
                .group("inner", S.A, S.B)
                .group("outer", S.A, S.B, S.C)
                .from(S.A).on("b").to(S.B)
                .from(S.B).on("c").to(S.C)
                .from(S.C).on("end").to(S.END)
                .fromAny().on("out").to(S.OUT)
                .from(S.OUT).on("back").reopensAt(S.A)
                .exit(S.OUT)
                .terminal(S.END);
        // spotless:on
    }

    private static Decision decide(StageModel model, Stage at, String event) {
        return model.decide(model.begin("s", at, MONDAY), Signal.of(event), day(1));
    }

    @Test
    @DisplayName("L-4 deciding changes nothing and asked twice says the same")
    void pure() {
        StageModel model = model().build();
        Position at = model.start("s", MONDAY);
        PositionState before = at.state();
        Decision one = model.decide(at, Signal.of("b"), day(1));
        assertThat(at.state()).isEqualTo(before);
        assertThat(model.decide(at, Signal.of("b"), day(1))).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(one).isNotEqualTo(model.decide(at, Signal.of("b"), day(2)));
    }

    @Test
    @DisplayName(
            "L-4 timers due strictly before come first, at their own instants, and stand even if the event is refused")
    void timers_before_a_refused_event() {
        // spotless:off
        StageModel model = model().from(S.A)
                .after(Duration.ofDays(1))
                .to(S.B)
                .from(S.B).after(Duration.ofDays(2)).to(S.C)
                .build();
        // spotless:on
        Decision decision = model.decide(model.start("s", MONDAY), Signal.of("nothing"), day(10));
        assertThat(decision.outcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(decision.steps())
                .extracting(Step::to, Step::at)
                .containsExactly(tuple(S.B, day(1)), tuple(S.C, day(3)));
        assertThat(decision.steps()).allMatch(Step::isTimer).allMatch(Step::isMove);
        assertThat(decision.position().stage()).isEqualTo(S.C);
        assertThat(decision.before()).isEqualTo(decision.position());
        assertThat(decision.trace()).hasSize(3).last().satisfies(refused -> {
            assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
            assertThat(refused.rule()).isNull();
            assertThat(refused.isTimer()).isFalse();
        });
    }

    @Test
    @DisplayName("L-4 the four outcomes of a decision, and how each reads")
    void outcomes() {
        // spotless:off
        StageModel model = model().from(S.A)
                .on("wave")
                .when(Guard.ofSituation("in time", s -> true))
                .stay()
                .from(S.A).on("nod").stay()
                .from(S.A).on("noise").ignore()
                .from(S.A).on("again").reenter()
                .build();
        // spotless:on
        assertThat(decide(model, S.A, "b").outcome())
                .hasToString(
                        "Moved[subject=s, event=b, rule=A/b, guard=null, from=A, stage=B, episode=1, touchpoints=[]]");
        assertThat(decide(model, S.A, "b").outcome().describe()).isEqualTo("s moved from A to B: b");
        assertThat(decide(model, S.A, "again").outcome().describe()).isEqualTo("s re-entered A: again");
        assertThat(decide(model, S.A, "wave").outcome().describe())
                .isEqualTo("s stays in A: wave was handled, 'in time' said yes");
        assertThat(decide(model, S.A, "nod").outcome().describe()).isEqualTo("s stays in A: nod was handled");
        assertThat(decide(model, S.A, "noise").outcome().describe()).isEqualTo("s stays in A: noise is ignored there");
        assertThat(decide(model, S.A, "c").outcome().describe())
                .isEqualTo("s stays in A: c was refused, no rule in A takes it");
        assertThat(new Outcome.Duplicate("s", "b", "evt-1", S.A).describe())
                .isEqualTo("s stays in A: b (evt-1) was handled before");
    }

    @Test
    @DisplayName("L-4 fold has one branch for each outcome")
    void fold() {
        // spotless:off
        StageModel model = model().from(S.A)
                .on("nod")
                .stay()
                .from(S.A).on("noise").ignore()
                .build();
        // spotless:on
        List<String> names = new ArrayList<>();
        for (Outcome outcome : List.of(
                decide(model, S.A, "b").outcome(),
                decide(model, S.A, "nod").outcome(),
                decide(model, S.A, "noise").outcome(),
                decide(model, S.A, "c").outcome(),
                new Outcome.Duplicate("s", "b", "evt-1", S.A))) {
            names.add(outcome.fold(m -> "moved", s -> "stayed", i -> "ignored", r -> "refused", d -> "duplicate"));
            assertThat(outcome.subject()).isEqualTo("s");
        }
        assertThat(names).containsExactly("moved", "stayed", "ignored", "refused", "duplicate");
    }

    @Test
    @DisplayName("L-5 rules of the stage, then of its innermost group, then of the outer one, then anybody's")
    void order_of_scopes() {
        List<String> asked = new ArrayList<>();
        // spotless:off
        StageModel model = model().fromAny()
                .on("e")
                .when("any", s -> !asked.add("any"))
                .to(S.OUT)
                .fromGroup("outer").on("e").when("outer", s -> !asked.add("outer")).to(S.OUT)
                .fromGroup("inner").on("e").when("inner", s -> !asked.add("inner")).to(S.OUT)
                .from(S.A).on("e").when("second", s -> !asked.add("second")).to(S.OUT)
                .build();
        // spotless:on
        Decision decision = decide(model, S.A, "e");
        assertThat(asked).startsWith("second", "inner", "outer", "any");
        assertThat(((Outcome.Refused) decision.outcome()).guards()).containsExactly("second", "inner", "outer", "any");
        assertThat(decision.outcome().describe())
                .isEqualTo("s stays in A: e was refused, 'second' and 'inner' and 'outer' and 'any' said no");
        asked.clear();
        assertThat(decide(model, S.C, "e").outcome().describe())
                .isEqualTo("s stays in C: e was refused, 'outer' and 'any' said no");
    }

    @Test
    @DisplayName("L-5 in one scope the first declared whose guard says yes fires; those that said no are kept")
    void declaration_order() {
        // spotless:off
        StageModel model = model().from(S.A)
                .on("e")
                .when("no", s -> false)
                .to(S.OUT)
                .from(S.A).on("e").when("yes", s -> true).to(S.C)
                .from(S.A).on("e").to(S.B)
                .build();
        // spotless:on
        Decision decision = decide(model, S.A, "e");
        assertThat(decision.position().stage()).isEqualTo(S.C);
        assertThat(decision.steps()).singleElement().satisfies(step -> {
            assertThat(step.guards()).containsExactly("no");
            assertThat(step.rule()).isEqualTo(model.rule("A/e/yes").orElseThrow());
        });
        assertThat(model.permitted(model.start("s", MONDAY)))
                .filteredOn(permit -> permit.event().equals("e"))
                .extracting(Permit::guards)
                .containsExactly(List.of("no"), List.of("no", "yes"), List.of("no", "yes"));
    }

    @Test
    @DisplayName("L-5 fromAny skips terminal stages and its own target, and covers stages added later")
    void from_any() {
        StageModel model = model().build();
        Rule out = model.rule("*/out").orElseThrow();
        assertThat(model.stagesOf(out)).containsExactly(S.A, S.B, S.C);
        assertThat(decide(model, S.OUT, "out").outcome()).isInstanceOf(Outcome.Refused.class);
        assertThat(decide(model, S.END, "out").outcome()).isInstanceOf(Outcome.Refused.class);
        Stage later = Stage.of("LATER");
        StageModel more = model.extend("more").from(S.C).on("later").to(later).build();
        assertThat(more.stagesOf(more.rule("*/out").orElseThrow())).contains(later);
    }

    @Test
    @DisplayName(
            "L-6 a guard sees the event and its situation: position, instant, time in stage, counts, stages reached")
    void situations() {
        List<Object> seen = new ArrayList<>();
        StageModel model = StageModel.named("m")
                .startAt(Plan.TRIAL)
                .from(Plan.TRIAL)
                .on(Subscribed.class)
                .stay()
                .from(Plan.TRIAL)
                .on(Cancelled.class)
                .when(
                        "looks around",
                        (event, s) -> seen.addAll(List.of(
                                event.reason(),
                                s.at(),
                                s.stage(),
                                s.timeInStage(),
                                s.position().subject(),
                                s.count(Subscribed.class),
                                s.count("Subscribed"),
                                s.count(Record.class),
                                s.lastOf(Subscribed.class).orElseThrow(),
                                s.lastOf(Record.class).orElseThrow(),
                                s.lastOf(Cancelled.class).isPresent(),
                                s.lastOf(String.class).isPresent(),
                                s.reached(Plan.TRIAL),
                                s.everReached(Plan.CHURNED))))
                .to(Plan.CHURNED)
                .exit(Plan.CHURNED)
                .build();
        Position position = model.start("s", MONDAY);
        position = model.decide(position, Saas.free(), day(1)).position();
        position = model.decide(position, Saas.free(), day(2)).position();
        Decision decision = model.decide(position, new Cancelled("price"), day(3));
        assertThat(seen)
                .containsExactly(
                        "price",
                        day(3),
                        Plan.TRIAL,
                        Duration.ofDays(3),
                        "s",
                        2L,
                        2L,
                        2L,
                        day(2),
                        day(2),
                        false,
                        false,
                        true,
                        false);
        assertThat(((Outcome.Moved) decision.outcome()).guard()).isEqualTo("looks around");
    }

    @Test
    @DisplayName("L-6 a guard that throws is an error that names model, subject, rule and event, never a no")
    void throwing_guard() {
        // spotless:off
        StageModel model = model().version(3)
                .from(S.A).on("e").when("careless", s -> s.data().get("missing").equals("x")).to(S.C)
                .build();
        // spotless:on
        assertThatThrownBy(() -> decide(model, S.A, "e"))
                .isInstanceOfSatisfying(RuleFailedException.class, failure -> {
                    assertThat(failure.subject()).isEqualTo("s");
                    assertThat(failure.rule()).isEqualTo("A/e/careless");
                    assertThat(failure.event()).isEqualTo("e");
                })
                .hasCauseInstanceOf(NullPointerException.class)
                .hasMessageStartingWith(
                        "rule A/e/careless of model m v3 failed for subject 's' on e: guard 'careless' threw"
                                + " java.lang.NullPointerException")
                .hasMessageEndingWith("; nothing was changed. Guards and choosers must be pure and must not throw");
    }

    @Test
    @DisplayName("L-6 a timer's guard or a chooser that throws names the timer or the chooser")
    void throwing_timer_guard_and_chooser() {
        StageModel model = model().from(S.A)
                .after(Duration.ofHours(1))
                .when("careless", s -> s.reached(Stage.of("NOWHERE")))
                .to(S.B)
                .from(S.A)
                .on("e")
                .to(
                        "careless choice",
                        (e, s) -> {
                            throw new IllegalStateException("cannot decide");
                        },
                        S.B,
                        S.C)
                .build();
        Position at = model.start("s", MONDAY);
        assertThatThrownBy(() -> model.advance(at, day(1)))
                .isInstanceOf(RuleFailedException.class)
                .hasMessageContaining("on after PT1H: guard 'careless' threw")
                .hasMessageContaining("model m has no stage 'NOWHERE'; it has [A, B, C, OUT, END]");
        assertThatThrownBy(() -> model.decide(at, Signal.of("e"), MONDAY))
                .isInstanceOf(RuleFailedException.class)
                .hasMessageContaining("chooser 'careless choice' threw java.lang.IllegalStateException: cannot decide");
    }

    @Test
    @DisplayName("L-7 to keeps the episode, reopensAt starts the next with empty counts, reenter enters anew, stay does"
            + " neither")
    void endings() {
        // spotless:off
        StageModel model = model().from(S.A)
                .on("again")
                .reenter()
                .from(S.A).on("nod").stay()
                .build();
        // spotless:on
        Position position = model.start("s", MONDAY);
        Position nodded = model.decide(position, Signal.of("nod"), day(1)).position();
        assertThat(nodded.enteredAt()).isEqualTo(MONDAY);
        assertThat(nodded.count("nod")).isEqualTo(1);
        Position again = model.decide(nodded, Signal.of("again"), day(2)).position();
        assertThat(again.enteredAt()).isEqualTo(day(2));
        assertThat(again.episode()).isEqualTo(1);
        Position out = model.decide(again, Signal.of("out"), day(3)).position();
        assertThat(out.episode()).isEqualTo(1);
        assertThat(out.count("nod")).isEqualTo(1);
        Position back = model.decide(out, Signal.of("back"), day(4)).position();
        assertThat(back.episode()).isEqualTo(2);
        assertThat(back.stage()).isEqualTo(S.A);
        assertThat(back.count("nod")).isZero();
        assertThat(back.count("back")).isEqualTo(1);
    }

    @Test
    @DisplayName("L-7 a chooser may choose only a declared target")
    void choosers() {
        ModelBuilder builder = model();
        builder.from(S.A).on("e").to("by tier", (e, s) -> "gold".equals(e.data().get("tier")) ? S.C : S.B, S.B, S.C);
        builder.from(S.A).on("stray").to("stray", (e, s) -> S.END, S.B, S.C);
        builder.from(S.A).on("null").to(Chooser.ofSituation("lazy", s -> nothing()), S.B, S.C);
        StageModel model = builder.build();
        assertThat(decide(model, S.A, "e").position().stage()).isEqualTo(S.B);
        Signal gold = new Signal("e", Map.of("tier", "gold"));
        assertThat(model.decide(model.start("s", MONDAY), gold, MONDAY)
                        .position()
                        .stage())
                .isEqualTo(S.C);
        assertThatThrownBy(() -> decide(model, S.A, "stray"))
                .isInstanceOf(RuleFailedException.class)
                .hasMessageContaining("chooser 'stray' chose END, which is not one of its targets [B, C]")
                .hasNoCause();
        assertThatThrownBy(() -> decide(model, S.A, "null"))
                .isInstanceOf(RuleFailedException.class)
                .hasMessageContaining("chooser 'lazy' chose null, which is not one of its targets [B, C]");
    }

    @SuppressWarnings({"DataFlowIssue", "NullAway"}) // a host's chooser may well forget to choose
    private static Stage nothing() {
        return Map.<String, Stage>of().get("nothing");
    }

    @Test
    @DisplayName("L-7 touchpoints go out on leaving, on the rule, on entering, in that order")
    void touchpoint_order() {
        Touch bye = Touch.of("bye");
        Touch offer = Touch.of("offer").after(Duration.ofDays(2)).via("email").cancelIfLeft();
        // spotless:off
        StageModel model = model().onLeaving(S.A, bye)
                .onEntering(S.A, Touch.of("welcome"))
                .onEntering(S.C, Touch.of("hello"), Touch.of("gift"))
                .from(S.A).on("e").touch(offer).touch("second", Duration.ofHours(1)).to(S.C)
                .from(S.A).on("nod").touch("nodded").stay()
                .from(S.A).on("again").reenter()
                .build();
        // spotless:on
        assertThat(touches(model, "e")).containsExactly("bye", "offer", "second", "hello", "gift");
        assertThat(touches(model, "nod")).containsExactly("nodded");
        assertThat(touches(model, "again")).containsExactly("bye", "welcome");
        assertThat(model.startStep(model.start("s", MONDAY)).touchpoints()).containsExactly(Touch.of("welcome"));
        assertThat(model.onEntering(S.C)).hasSize(2);
        assertThat(model.onLeaving(S.C)).isEmpty();
        assertThat(offer).hasToString("offer after 2 days via email, cancelled if left");
    }

    private static List<String> touches(StageModel model, String event) {
        return decide(model, S.A, event).steps().get(0).touchpoints().stream()
                .map(Touch::id)
                .toList();
    }
}
