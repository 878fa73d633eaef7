package dev.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@code build()} finds wrong with a model, and whether a newcomer can act on what it says. */
class ModelChecksTest {

    private enum S implements Stage {
        A,
        B,
        C
    }

    private enum Other implements Stage {
        A
    }

    private static class Open {}

    private sealed interface Half permits Closed, Ajar {}

    private record Closed() implements Half {}

    private static non-sealed class Ajar implements Half {}

    private static final class Elsewhere {
        private record Closed() {}
    }

    private static final Duration HOUR = Duration.ofHours(1);

    /** A sound model of A and B, to be spoiled. */
    private static ModelBuilder sound() {
        // spotless:off
        return StageModel.named("m")
                .startAt(S.A)
                .from(S.A).on("b").to(S.B)
                .from(S.B).on("a").to(S.A);
        // spotless:on
    }

    private static List<String> problems(ModelBuilder builder) {
        InvalidModelException thrown = catchThrowableOfType(InvalidModelException.class, builder::build);
        assertThat(thrown).as("the model was built").isNotNull();
        return thrown.problems();
    }

    private static List<String> problems(UnaryOperator<ModelBuilder> spoil) {
        return problems(spoil.apply(sound()));
    }

    @Test
    void the_sound_model_is_sound() {
        assertThat(sound().build().stages()).containsExactly(S.A, S.B);
    }

    @Test
    void all_problems_come_at_once_and_are_numbered() {
        ModelBuilder builder = sound().version(0).from(S.A).on(Open.class).to(S.C);
        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(builder::build)
                .withMessage("model 'm' has 3 problems:"
                        + "\n  1. version 0 is below 1"
                        + "\n  2. event type " + Open.class.getName()
                        + " is open (classes that nobody knows of yet could extend it); make it a record, an enum,"
                        + " final or sealed; if it is not yours to change, wrap it in a record, or use a named Signal\n"
                        + "  3. nothing leads out of stage C; declare it with terminal(…) or exit(…), or add a rule"
                        + " that leaves it");
        ModelBuilder one = sound().version(0);
        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(one::build)
                .withMessage("model 'm' has a problem:\n  1. version 0 is below 1");
    }

    @Test
    void no_start() {
        assertThat(problems(StageModel.named("m").from(S.A).on("b").to(S.B)))
                .containsExactly("it does not say where a subject begins; call startAt(…)");
    }

    @Test
    void what_is_set_twice() {
        assertThat(problems(m -> m.startAt(S.B)))
                .containsExactly("the start was already set to A and is now set to B; keep one");
        assertThat(problems(m -> m.version(2).version(3)))
                .containsExactly("the version was already set to 2 and is now set to 3; keep one");
        assertThat(problems(m -> m.stages(S.A, S.B).stages(S.B, S.A)))
                .contains("the list of stages was already set to [A, B] and is now set to [B, A]; keep one");
        assertThat(problems(m -> m.group("g", S.A).group("g", S.B)))
                .containsExactly("group 'g' was already set to [A] and is now set to [B]; keep one");
        assertThat(problems(m -> m.eventId(Closed.class, "c").eventId(Closed.class, "d")))
                .containsExactly("the id of event " + Closed.class.getName()
                        + " was already set to c and is now set to d; keep one");
    }

    @Test
    void what_a_rule_says_twice() {
        assertThat(problems(m -> m.from(S.A).on("x").as("one").as("two").stay()))
                .containsExactly(
                        "the id of the rule from A on x was already set to one and is now set to two; keep one");
        assertThat(problems(m -> m.from(S.A)
                        .on("x")
                        .when("p", e -> true)
                        .when("q", e -> true)
                        .stay()))
                .containsExactly(
                        "the guard of the rule from A on x was already set to 'p' and is now set to 'q'; keep one");
        assertThat(problems(m -> {
                    EventClause<Signal> clause = m.fromAny().on("x", "y");
                    clause.to(S.B);
                    return clause.to("pick", (e, s) -> S.A, S.A, S.B);
                }))
                .containsExactly("the ending of the rule from * on x, y was already set to to(B) and is now set to"
                        + " to('pick', A, B); keep one");
        assertThat(problems(m -> {
                    EventClause<Signal> clause = m.from(S.A).on("x");
                    clause.stay();
                    clause.reenter();
                    clause.ignore();
                    return clause.reopensAt(S.B);
                }))
                .extracting(problem -> problem.substring(problem.indexOf("was already")))
                .containsExactly(
                        "was already set to stay() and is now set to reenter(); keep one",
                        "was already set to stay() and is now set to ignore(); keep one",
                        "was already set to stay() and is now set to reopensAt(B); keep one");
    }

    @Test
    void unfinished_rules() {
        assertThat(problems(m -> {
                    m.from(S.A).on("x").touch("hello");
                    m.fromAny().after(HOUR);
                    m.from(S.A, S.B);
                    m.fromGroup("g").on(Closed.class);
                    return m;
                }))
                .containsExactly(
                        "the rule from A on x was begun but says nothing to do; end it with to, toPrevious, stay, reenter,"
                                + " reopensAt, reopensAtPrevious or ignore",
                        "the rule from * after PT1H was begun but says nothing to do; end it with to, toPrevious, stay, reenter,"
                                + " reopensAt, reopensAtPrevious or ignore",
                        "the rule from A, B was begun but says nothing to do; end it with to, toPrevious, stay, reenter, reopensAt,"
                                + " reopensAtPrevious or ignore",
                        "the rule from g on Closed was begun but says nothing to do; end it with to, toPrevious, stay, reenter,"
                                + " reopensAt, reopensAtPrevious or ignore");
    }

    @Test
    void unreachable_stages_and_dead_ends() {
        assertThat(problems(m -> m.from(S.C).on("a").to(S.A)))
                .containsExactly("stage C cannot be reached from A; add a rule that leads to it, or remove it");
        assertThat(problems(m -> m.from(S.A).on("c").to(S.C)))
                .containsExactly(
                        "nothing leads out of stage C; declare it with terminal(…) or exit(…), or add a rule that"
                                + " leaves it");
        assertThat(problems(
                        m -> m.from(S.A).on("c").to(S.C).from(S.C).on("again").reenter()))
                .hasSize(1);
        assertThat(sound().from(S.A).on("c").to(S.C).exit(S.C).build().isExit(S.C))
                .isTrue();
    }

    @Test
    void rules_out_of_terminal_stages() {
        assertThat(problems(m -> m.terminal(S.B)))
                .containsExactly("stage B is terminal, yet rule 'B/a' leads out of it; remove one or the other");
        assertThat(problems(m -> m.from(S.A)
                        .on("c")
                        .to(S.C)
                        .terminal(S.C)
                        .group("all", S.A, S.B, S.C)
                        .fromGroup("all")
                        .on("again")
                        .reenter()))
                .containsExactly("stage C is terminal, yet rule 'all/again' leads out of it; remove one or the other");
        assertThat(sound().from(S.A)
                        .on("c")
                        .to(S.C)
                        .from(S.C)
                        .on("nod")
                        .stay()
                        .terminal(S.C)
                        .build()
                        .isTerminal(S.C))
                .isTrue();
    }

    @Test
    @DisplayName("L-24 a rule that an earlier one always forestalls is refused")
    void shadowed_rules() {
        assertThat(problems(m -> m.from(S.A).on("b").when("never", e -> true).to(S.B)))
                .containsExactly(
                        "rule 'A/b/never' can never fire, because 'A/b' is asked earlier and always does; put it"
                                + " before, guard the earlier one, or remove it");
        assertThat(problems(m -> m.from(S.A)
                        .on(Closed.class)
                        .stay()
                        .from(S.A)
                        .on(Half.class)
                        .to(S.B)))
                .as("the open child is a problem of its own")
                .anyMatch(problem -> problem.startsWith("event type") && problem.contains("permits"));
        assertThat(sound().fromAny()
                        .on("b")
                        .stay()
                        .build()
                        .stagesOf(sound().fromAny()
                                .on("b")
                                .stay()
                                .build()
                                .rule("*/b")
                                .orElseThrow()))
                .as("asked in B, though not in A")
                .contains(S.B);
    }

    @Test
    @DisplayName("L-24 a timer that another always forestalls is refused, unless only silence would")
    void forestalled_timers() {
        assertThat(problems(m -> m.from(S.A)
                        .after(HOUR)
                        .to(S.B)
                        .from(S.A)
                        .after(HOUR)
                        .as("late")
                        .reenter()))
                .containsExactly(
                        "rule 'late' can never fire, because 'A/after PT1H' is due no later and always leads away;"
                                + " give it a shorter delay, guard the other one, or remove it");
        assertThat(problems(m -> m.from(S.A)
                        .afterSilence(HOUR.multipliedBy(2))
                        .to(S.B)
                        .from(S.A)
                        .afterSilence(HOUR)
                        .to(S.B)))
                .singleElement()
                .asString()
                .startsWith("rule 'A/silence PT2H' can never fire, because 'A/silence PT1H' is due no later");
        assertThat(sound().from(S.A)
                        .after(HOUR.multipliedBy(2))
                        .to(S.B)
                        .from(S.A)
                        .afterSilence(HOUR)
                        .to(S.B)
                        .build()
                        .rules())
                .hasSize(4);
        assertThat(sound().from(S.A)
                        .after(HOUR)
                        .to(S.B)
                        .fromAny()
                        .after(HOUR)
                        .as("in B it may")
                        .stay()
                        .build()
                        .rules())
                .hasSize(4);
    }

    @Test
    @DisplayName("L-1 colliding ids are refused")
    void colliding_ids() {
        assertThat(problems(m -> m.from(S.A)
                        .on(Closed.class)
                        .stay()
                        .from(S.A)
                        .on(Elsewhere.Closed.class)
                        .stay()))
                .contains("event types " + Closed.class.getName() + " and " + Elsewhere.Closed.class.getName()
                        + " both have the id 'Closed'; give one its own with eventId(…)");
        assertThat(problems(m -> m.from(S.A)
                        .on(Closed.class)
                        .stay()
                        .from(S.A)
                        .on("Closed")
                        .stay()))
                .contains("event types " + Closed.class.getName()
                        + " and named \"Closed\" both have the id 'Closed'; give one its own with eventId(…)");
        assertThat(problems(m -> m.from(S.A)
                        .on("x")
                        .as("r")
                        .stay()
                        .from(S.B)
                        .on("x")
                        .as("r")
                        .stay()))
                .containsExactly("two rules have the id 'r'; name one of them with as(…)");
        assertThat(problems(m -> m.from(Other.A).on("x").stay()))
                .containsExactly("stages " + S.class.getName() + ".A and " + Other.class.getName()
                        + ".A both have the id 'A'; stages are told apart by id alone");
    }

    @Test
    @DisplayName("L-2 open classes, primitives and arrays are refused")
    void open_classes() {
        assertThat(problems(m -> m.from(S.A).on(int.class).stay()))
                .containsExactly("event type int is open (a primitive is no event); make it a record, an enum, final or"
                        + " sealed; if it is not yours to change, wrap it in a record, or use a named Signal");
        assertThat(problems(m -> m.from(S.A).on(Closed[].class).stay()))
                .singleElement()
                .asString()
                .contains("is open (an array is no event)");
        assertThat(problems(m -> m.from(S.A).on(Half.class).stay()))
                .containsExactly("event type " + Half.class.getName() + " permits " + Ajar.class.getName()
                        + ", which is open (classes that nobody knows of yet could extend it); make it a record, an"
                        + " enum, final or sealed; if it is not yours to change, wrap it in a record, or use a named"
                        + " Signal");
        assertThat(problems(m -> m.from(S.A).on(Signal.class).stay()))
                .containsExactly("rules listen to the name of a Signal, not to its class; use on(\"name\")");
    }

    @Test
    void the_list_of_stages() {
        assertThat(problems(m -> m.stages(S.A)))
                .containsExactly("stage B is used but missing from stages(…); add it there");
        assertThat(problems(m -> m.stages(S.A, S.B, S.A)))
                .containsExactly("stages(…) names stage A twice; once is enough");
        assertThat(problems(m -> m.stageAfter(S.C, S.B)))
                .containsExactly("cannot put stage B after C, which the model does not have");
        assertThat(problems(m -> m.stageAfter(S.B, S.B)))
                .containsExactly("cannot put stage B after itself; name the stage it is to follow");
    }

    @Test
    void rules_that_lead_nowhere() {
        assertThat(problems(m -> m.from(S.A).on("x").to(S.A)))
                .containsExactly(
                        "rule 'A/x' leads from A to itself; use stay() to remain or reenter() to leave and come back");
        assertThat(problems(m -> m.group("g", S.A).fromGroup("g").on("x").to(S.A)))
                .containsExactly("rule 'g/x' applies in no stage, once its own target and terminal stages are left out;"
                        + " remove it");
        assertThat(problems(m -> m.from(S.A).on("x").touch("lost").ignore()))
                .containsExactly(
                        "rule 'A/x' ignores its event, so its touchpoints would never go out; use stay() instead of"
                                + " ignore()");
    }

    @Test
    void timers_that_cannot_be() {
        assertThat(problems(m -> m.from(S.A).after(HOUR.negated()).to(S.B)))
                .containsExactly("rule 'A/after PT-1H' waits a negative time; use zero or more");
        assertThat(problems(m -> m.from(S.A).afterSilence(Duration.ofNanos(999)).to(S.B)))
                .containsExactly(
                        "rule 'A/silence PT0.000000999S' waits less than a microsecond, the smallest time kept; use"
                                + " zero or at least one");
        assertThat(problems(m ->
                        m.from(S.A).after(Duration.ofSeconds(Long.MAX_VALUE)).to(S.B)))
                .singleElement()
                .asString()
                .endsWith("waits longer than 365250 days, the longest a timer may");
        assertThat(problems(m -> m.from(S.A)
                        .after(HOUR)
                        .when(Guard.ofEvent("of event", e -> true))
                        .to(S.B)))
                .containsExactly(
                        "rule 'A/after PT1H/of event' is a timer, but its guard 'of event' looks at an event; ask"
                                + " the situation instead");
    }

    @Test
    @DisplayName("L-9 a cycle of zero-length timers is refused, guarded or not")
    void timeless_loops() {
        assertThat(problems(m -> m.from(S.A)
                        .after(Duration.ZERO)
                        .when("sometimes", s -> true)
                        .to(S.B)
                        .from(S.B)
                        .afterSilence(Duration.ZERO)
                        .to(S.A)))
                .containsExactly(
                        "timers without delay lead round and round through A → B → A, so no time would ever pass;"
                                + " give one of them a delay");
        assertThat(problems(m -> m.from(S.A).after(Duration.ZERO).reenter()))
                .singleElement()
                .asString()
                .contains("through A → A,");
        assertThat(problems(m -> m.from(S.A).after(Duration.ZERO).to("either", s -> S.B, S.A, S.B)))
                .singleElement()
                .asString()
                .contains("through A → A,");
        assertThat(sound().from(S.A).after(Duration.ZERO).to(S.B).build().rules())
                .hasSize(3);
    }

    @Test
    void groups_that_cannot_be() {
        assertThat(problems(m -> m.fromGroup("nobody").on("x").stay()))
                .containsExactly("there is no group 'nobody'; declare it with group(…)");
        assertThat(problems(m -> m.group("g", S.A).fromGroup("h").on("x").stay()))
                .containsExactly("there is no group 'h'; there are [g]");
        assertThat(problems(m -> m.group("g", S.A, S.B, S.A)))
                .containsExactly("group 'g' names stage A twice; once is enough");
        assertThat(problems(m -> m.from(S.A)
                        .on("c")
                        .to(S.C)
                        .exit(S.C)
                        .group("g", S.A, S.B)
                        .group("h", S.B, S.C)))
                .containsExactly(
                        "groups 'g' and 'h' share stages but neither lies inside the other; make them nested or"
                                + " separate");
        assertThat(problems(m -> m.group("g", S.A, S.B).group("h", S.B, S.A)))
                .singleElement()
                .asString()
                .startsWith("groups 'g' and 'h' share stages");
    }

    @Test
    void changes_that_find_nothing_to_change() {
        StageModel model = sound().build();
        assertThat(problems(model.extend("n").remove("A/x")))
                .containsExactly("cannot remove rule 'A/x', as there is none of this id; there are [A/b]");
        assertThat(problems(model.extend("n").remove("Z/x")))
                .containsExactly("cannot remove rule 'Z/x', as there is none of this id; there are [A/b, B/a]");
        assertThat(problems(model.extend("n").replace("A/x").from(S.A).on("x").stay()))
                .containsExactly("cannot replace rule 'A/x', as there is none of this id; there are [A/b]");
        assertThat(problems(model.extend("n").before("A/x").from(S.A).on("x").stay()))
                .containsExactly("cannot put a rule before rule 'A/x', as there is none of this id; there are [A/b]");
        assertThat(problems(model.extend("n").before("A/b")))
                .containsExactly("before(\"A/b\") was called but no rule followed; go on with from(…), fromGroup(…) or"
                        + " fromAny()");
        assertThat(problems(model.extend("n")
                        .before("A/b")
                        .replace("B/a")
                        .from(S.B)
                        .on("z")
                        .to(S.A)))
                .containsExactly("before(\"A/b\") was called but no rule followed; go on with from(…), fromGroup(…) or"
                        + " fromAny()");
    }

    @Test
    void blank_names_are_refused_where_they_are_given() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StageModel.named(" "))
                .withMessage("a model name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sound().from(S.A).on(""))
                .withMessage("a signal name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sound().from(S.A).on("x", "y", " "))
                .withMessage("a signal name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sound().from(S.A).on("x").as(" "))
                .withMessage("a rule id must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sound().group("", S.A))
                .withMessage("a group name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sound().eventId(Closed.class, ""))
                .withMessage("an event type id must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Guard.ofSituation("", s -> true))
                .withMessage("a guard name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Chooser.ofSituation(" ", s -> S.A))
                .withMessage("a chooser name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Touch.of(""))
                .withMessage("a touchpoint id must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Touch.of("t").via(" "))
                .withMessage("a channel name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Touch.of("t").after(HOUR.negated()))
                .withMessage("touchpoint 't' has a negative delay PT-1H; use zero or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Group("g", List.of()))
                .withMessage("group 'g' has no stages; name at least one");
    }

    @Test
    void a_model_that_is_too_large_is_refused_with_its_size() {
        ModelBuilder builder = StageModel.named("huge").startAt(Stage.of("s0"));
        for (int i = 1; i <= Short.MAX_VALUE; i++) {
            builder.from(Stage.of("s" + (i - 1))).on("next").to(Stage.of("s" + i));
        }
        builder.terminal(Stage.of("s" + Short.MAX_VALUE));
        assertThat(problems(builder))
                .containsExactly(
                        "it is too large: 32768 stages, 1 event types, 32767 rules; the limits are 32767 stages,"
                                + " 1048575 rules, and 134217727 stages × event types");
    }

    @Test
    void one_problem_is_said_once() {
        // spotless:off
        assertThat(problems(model -> model
                .from(S.A).on("b").to(S.B)
                .from(S.A).on("b").to(S.B)))
                .as("three rules alike")
                .hasSize(1);
        assertThat(problems(model -> model.stages(S.A, S.B, S.C)))
                .as("a stage that cannot be reached leads nowhere, too")
                .singleElement().asString().contains("stage C cannot be reached from A");
        // spotless:on
    }
}
