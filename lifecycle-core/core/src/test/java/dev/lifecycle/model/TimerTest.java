package dev.lifecycle.model;

import static dev.lifecycle.model.Saas.MONDAY;
import static dev.lifecycle.model.Saas.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** L-9 to L-11: what time passing does. */
class TimerTest {

    private enum S implements Stage {
        A,
        B,
        C
    }

    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant MUCH_LATER = day(1000);

    /** A ⇄ B by events, C behind both; "nod" stays and "noise" is ignored in A. */
    private static ModelBuilder model() {
        // spotless:off
        return StageModel.named("m")
                .startAt(S.A)
                .stages(S.A, S.B, S.C)
                .from(S.A).on("b").to(S.B)
                .from(S.B).on("a").to(S.A)
                .from(S.A, S.B).on("c").to(S.C)
                .from(S.A).on("nod").stay()
                .from(S.A).on("noise").ignore()
                .from(S.A).on("again").reenter()
                .exit(S.C);
        // spotless:on
    }

    private static Position at(StageModel model, Object... eventsAndDays) {
        Position position = model.start("s", MONDAY);
        for (int i = 0; i < eventsAndDays.length; i += 2) {
            double days = ((Number) eventsAndDays[i + 1]).doubleValue();
            position = model.decide(position, Signal.of((String) eventsAndDays[i]), day(days))
                    .position();
        }
        return position;
    }

    @Test
    @DisplayName("L-9 after is armed on entering and fires once, at its own instant")
    void after() {
        StageModel model = model().from(S.A).after(DAY.multipliedBy(3)).stay().build();
        Position start = model.start("s", MONDAY);
        assertThat(start.nextDue()).contains(day(3));
        Advance advance = model.advance(start, MUCH_LATER);
        assertThat(advance.steps()).extracting(Step::kind, Step::at).containsExactly(tuple(Kind.STAYED, day(3)));
        assertThat(advance.position().asOf()).isEqualTo(day(3));
        assertThat(advance.position().nextDue()).isEmpty();
        assertThat(advance.position().timersDone()).isTrue();
        assertThat(advance.position().lastEventAt()).isEmpty();
    }

    @Test
    @DisplayName("L-9 silence is counted from entering, then from each event handled: moved, stayed or ignored, but not"
            + " refused")
    void silence() {
        StageModel model =
                model().from(S.A).afterSilence(DAY.multipliedBy(3)).to(S.C).build();
        assertThat(at(model).nextDue()).contains(day(3));
        assertThat(at(model, "nod", 2).nextDue()).contains(day(5));
        assertThat(at(model, "noise", 2).nextDue()).contains(day(5));
        assertThat(at(model, "unknown", 2).nextDue()).contains(day(3));
        assertThat(at(model, "again", 2.5).nextDue()).contains(day(5.5));
        assertThat(at(model, "nod", 2, "nod", 4.5, "nod", 7).stage()).isEqualTo(S.A);
        assertThat(at(model, "nod", 2, "nod", 6).stage()).isEqualTo(S.C);
    }

    @Test
    @DisplayName("L-9 silence that has fired is armed again by the next handled event")
    void silence_again() {
        StageModel model =
                model().from(S.A).afterSilence(DAY).touch("hello?").stay().build();
        Position position = at(model, "nod", 2);
        assertThat(position.nextDue()).contains(day(3));
        Advance quiet = model.advance(position, day(9));
        assertThat(quiet.steps()).hasSize(1);
        Decision nod = model.decide(quiet.position(), Signal.of("nod"), day(10));
        assertThat(nod.position().nextDue()).contains(day(11));
    }

    @Test
    @DisplayName("L-9 a guard that says no spends the timer, and history hears of it")
    void spent() {
        List<Instant> asked = new ArrayList<>();
        StageModel model = model().from(S.A)
                .after(DAY)
                .when("never", s -> asked.add(s.at()) && s.timeInStage().isNegative())
                .to(S.B)
                .build();
        Advance advance = model.advance(model.start("s", MONDAY), MUCH_LATER);
        assertThat(asked).containsExactly(day(1));
        assertThat(advance.steps()).isEmpty();
        assertThat(advance.trace()).singleElement().satisfies(step -> {
            assertThat(step.kind()).isEqualTo(Kind.REFUSED);
            assertThat(step.isTimer()).isTrue();
            assertThat(step.guards()).containsExactly("never");
            assertThat(step.at()).isEqualTo(day(1));
        });
        assertThat(advance.position().asOf()).isEqualTo(day(1));
        assertThat(advance.position().nextDue()).isEmpty();
    }

    @Test
    @DisplayName("L-9 timers of one instant fire in declared order and stop after a move")
    void same_instant() {
        // spotless:off
        StageModel model = model().from(S.A)
                .after(DAY)
                .touch("first")
                .stay()
                .from(S.A).afterSilence(DAY).touch("second").to(S.B)
                .from(S.A).after(DAY).when("never asked", s -> false).touch("third").stay()
                .build();
        // spotless:on
        Advance advance = model.advance(model.start("s", MONDAY), MUCH_LATER);
        assertThat(advance.trace())
                .extracting(Step::kind, Step::to, Step::at)
                .containsExactly(tuple(Kind.STAYED, S.A, day(1)), tuple(Kind.MOVED, S.B, day(1)));
        assertThat(advance.position().timersDone()).isFalse();
    }

    @Test
    @DisplayName("L-9 declared order holds across scopes: anybody's timer declared first comes first")
    void same_instant_across_scopes() {
        // spotless:off
        StageModel model = model().fromAny()
                .after(DAY)
                .when("anybody's", s -> s.stage().is(S.A))
                .stay()
                .from(S.A).after(DAY).as("own").stay()
                .build();
        // spotless:on
        Advance advance = model.advance(model.start("s", MONDAY), day(1.5));
        assertThat(advance.steps())
                .extracting(step -> String.valueOf(step.rule()))
                .containsExactly("*/after PT24H/anybody's", "own");
    }

    @Test
    @DisplayName("L-9 entering anew arms anew, be it by reenter or around a loop")
    void armed_anew() {
        StageModel model = model().from(S.A).after(DAY).touch("x").stay().build();
        Position position = model.advance(model.start("s", MONDAY), day(5)).position();
        assertThat(model.decide(position, Signal.of("again"), day(6)).position().nextDue())
                .contains(day(7));
        Position away = model.decide(position, Signal.of("b"), day(6)).position();
        assertThat(away.nextDue()).isEmpty();
        assertThat(model.decide(away, Signal.of("a"), day(7)).position().nextDue())
                .contains(day(8));
        StageModel loop = model().from(S.A).after(DAY).reenter().build();
        assertThat(loop.advance(loop.start("s", MONDAY), day(4.5)).steps())
                .extracting(Step::at)
                .containsExactly(day(1), day(2), day(3), day(4));
    }

    @Test
    @DisplayName("L-9 a timer of zero length fires at the instant of entering, after any event of that instant")
    void zero_length() {
        StageModel model = model().from(S.B).after(Duration.ZERO).to(S.C).build();
        Position entered = at(model, "b", 1);
        assertThat(entered.stage()).isEqualTo(S.B);
        assertThat(entered.nextDue()).contains(day(1));
        assertThat(model.decide(entered, Signal.of("a"), day(1)).position().stage())
                .isEqualTo(S.A);
        Advance advance = model.advance(entered, day(1).plusNanos(1000));
        assertThat(advance.steps()).extracting(Step::to, Step::at).containsExactly(tuple(S.C, day(1)));
    }

    @Test
    @DisplayName("L-9 a timer that leads to a timer is armed at the instant it fired")
    void chained() {
        // spotless:off
        StageModel model = model().from(S.A)
                .after(DAY)
                .to(S.B)
                .from(S.B).after(DAY).reopensAt(S.A)
                .build();
        // spotless:on
        Advance advance = model.advance(at(model, "nod", 0.5), day(3.5));
        assertThat(advance.steps())
                .extracting(Step::to, Step::at, Step::episode)
                .containsExactly(tuple(S.B, day(1), 1), tuple(S.A, day(2), 2), tuple(S.B, day(3), 2));
        assertThat(advance.position().tallies()).isEmpty();
        assertThat(advance.position().furthest()).contains(S.B);
    }

    @Test
    @DisplayName("L-9 a timer may choose its target and reads the situation at its due instant")
    void choosing_timer() {
        StageModel model = model().from(S.A)
                .after(DAY)
                .to("by visits", s -> s.count("nod") > 1 ? S.B : S.C, S.B, S.C)
                .build();
        assertThat(model.advance(at(model, "nod", 0.5), day(2)).position().stage())
                .isEqualTo(S.C);
        assertThat(model.advance(at(model, "nod", 0.5, "nod", 0.6), day(2))
                        .position()
                        .stage())
                .isEqualTo(S.B);
    }

    @Test
    @DisplayName("L-10 T-CART-3 at the same instant the event wins over the timer")
    void event_wins() {
        StageModel model = model().from(S.A).after(DAY).to(S.C).build();
        Decision decision = model.decide(model.start("s", MONDAY), Signal.of("b"), day(1));
        assertThat(decision.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.to()).isEqualTo(S.B));
        StageModel silent = model().from(S.A).afterSilence(DAY).to(S.C).build();
        assertThat(at(silent, "nod", 1).nextDue()).contains(day(2));
    }

    @Test
    @DisplayName("L-11 a sweep fires what is due strictly before, and nothing else")
    void strictly_before() {
        StageModel model = model().from(S.A).after(DAY).to(S.C).build();
        Position start = model.start("s", MONDAY);
        assertThat(model.advance(start, day(1)).position()).isSameAs(start);
        assertThat(model.advance(start, day(1)).trace()).isEmpty();
        assertThat(model.advance(start, day(1).plusNanos(1000)).position().stage())
                .isEqualTo(S.C);
    }

    @Test
    @DisplayName("L-11 sweeping in between makes no difference to what an event finds")
    void sweeps_make_no_difference() {
        // spotless:off
        StageModel model = model().from(S.A)
                .after(DAY)
                .touch("x")
                .stay()
                .from(S.A).afterSilence(DAY.multipliedBy(2)).to(S.B)
                .build();
        // spotless:on
        Position never = at(model, "nod", 2);
        Position often = model.start("s", MONDAY);
        for (double until = 0; until <= 2; until += 0.25) {
            often = model.advance(often, day(until)).position();
        }
        assertThat(model.decide(often, Signal.of("nod"), day(2)).position()).isEqualTo(never);
    }
}
