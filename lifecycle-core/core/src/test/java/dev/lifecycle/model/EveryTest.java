package dev.lifecycle.model;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.TooManyStepsException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** L-9: timers that fire again and again, by the calendar, and events that are no activity. */
class EveryTest {

    private enum S implements Stage {
        DUE,
        OTHER,
        LOST
    }

    private static final Instant DAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    // spotless:off
    private static ModelBuilder builder() {
        return StageModel.named("every").startAt(S.DUE)
                .from(S.DUE).on("seen").stay()
                .from(S.DUE).on("scored").notActivity().stay()
                .from(S.DUE).on("again").reenter()
                .from(S.DUE).on("leave").to(S.OTHER)
                .from(S.OTHER).on("back").to(S.DUE)
                .from(S.OTHER).on("lose").to(S.LOST)
                .exit(S.LOST);
    }
    // spotless:on

    private static List<Long> days(Advance advance) {
        return advance.steps().stream()
                .map(step -> Duration.between(DAY, step.at()).toDays())
                .toList();
    }

    private static Position handle(StageModel model, Position position, String event, Instant at) {
        return model.decide(position, Signal.of(event), at).position();
    }

    @Test
    @DisplayName("L-9 every fires at d, 2d, 3d … after entering, each at its own instant however late the sweep")
    void each_at_its_own_instant() {
        StageModel model =
                builder().from(S.DUE).every(ofDays(3)).as("retry").stay().build();
        Position start = model.start("s", DAY);
        assertThat(start.nextDue()).contains(DAY.plus(ofDays(3)));
        assertThat(days(model.advance(start, DAY.plus(ofDays(10))))).containsExactly(3L, 6L, 9L);
        assertThat(days(model.advance(start, DAY.plus(ofDays(9)))))
                .as("strictly before")
                .containsExactly(3L, 6L);
        Position swept = model.advance(start, DAY.plus(ofDays(7))).position();
        assertThat(swept.nextDue()).contains(DAY.plus(ofDays(9)));
        assertThat(handle(model, swept, "seen", DAY.plus(ofDays(8))).nextDue())
                .as("an event does not put it off")
                .contains(DAY.plus(ofDays(9)));
        assertThat(handle(model, swept, "again", DAY.plus(ofDays(8))).nextDue())
                .as("entering again counts anew")
                .contains(DAY.plus(ofDays(11)));
    }

    @Test
    @DisplayName("L-9 a guard's no spends that tick alone; L-29 fired counts what fired since the stage was entered")
    void three_times() {
        // spotless:off
        StageModel model = builder()
                .from(S.DUE).every(ofDays(3)).when("tries left", s -> s.fired("retry") < 3).as("retry").stay()
                .build();
        // spotless:on
        Advance advance = model.advance(model.start("s", DAY), DAY.plus(ofDays(16)));
        assertThat(days(advance)).containsExactly(3L, 6L, 9L);
        assertThat(advance.trace()).hasSize(5).last().satisfies(step -> {
            assertThat(step.kind()).isEqualTo(Kind.REFUSED);
            assertThat(step.guards()).containsExactly("tries left");
        });
        assertThat(advance.position().memory().fired()).containsEntry("retry", 3);
        assertThat(model.own(Position.of(advance.position().state()))).isEqualTo(advance.position());
        Position again = handle(model, advance.position(), "again", DAY.plus(ofDays(17)));
        assertThat(days(model.advance(again, DAY.plus(ofDays(99)))))
                .as("reenter begins anew")
                .containsExactly(20L, 23L, 26L);
        Position other = handle(model, advance.position(), "leave", DAY.plus(ofDays(17)));
        assertThat(other.memory().isNothing()).isTrue();
    }

    @Test
    @DisplayName("L-29 fired takes the id that was given to a row of several stages, and refuses one that no timer has")
    void ids_of_firings() {
        // spotless:off
        StageModel model = builder()
                .from(S.DUE, S.OTHER).every(ofDays(1)).when("at most two", s -> s.fired("nudge") < 2).as("nudge").stay()
                .from(S.DUE).on("ask").when("typo", (e, s) -> s.fired("nudged") > 0).stay()
                .from(S.LOST).on("ask").when("none here", (e, s) -> s.fired("nudge") == 0).reopensAt(S.DUE)
                .build();
        // spotless:on
        assertThat(days(model.advance(model.start("s", DAY), DAY.plus(ofDays(9)))))
                .containsExactly(1L, 2L);
        assertThat(handle(model, model.begin("s", S.LOST, DAY), "ask", DAY).stage())
                .isEqualTo(S.DUE);
        assertThatThrownBy(() -> handle(model, model.start("s", DAY), "ask", DAY))
                .isInstanceOf(RuleFailedException.class)
                .hasMessageContaining("has no timer 'nudged'");
    }

    @Test
    @DisplayName(
            "L-9 by the calendar of a zone, counted from entering: months do not drift, and hours stay what they are there")
    void calendar() {
        StageModel model = builder()
                .from(S.DUE)
                .after(Period.ofMonths(1), PARIS)
                .as("monthly")
                .stay()
                .build();
        Instant last = ZonedDateTime.of(2026, 1, 31, 18, 30, 0, 0, PARIS).toInstant();
        assertThat(model.start("s", last).nextDue())
                .contains(ZonedDateTime.of(2026, 2, 28, 18, 30, 0, 0, PARIS).toInstant());
        Instant march = ZonedDateTime.of(2026, 3, 15, 8, 0, 0, 0, PARIS).toInstant();
        assertThat(model.start("s", march).nextDue())
                .as("over the change of the clock")
                .contains(ZonedDateTime.of(2026, 4, 15, 8, 0, 0, 0, PARIS).toInstant());
        StageModel two = builder()
                .from(S.DUE)
                .after(Period.ofMonths(2), ZoneOffset.UTC)
                .as("x")
                .stay()
                .build();
        assertThat(two.start("s", Instant.parse("2025-12-31T00:00:00Z")).nextDue())
                .contains(Instant.parse("2026-02-28T00:00:00Z"));
    }

    @Test
    @DisplayName("L-9 an event that is no activity leaves silence and last-event-at alone, and counts")
    void no_activity() {
        StageModel model = builder()
                .from(S.DUE)
                .afterSilence(ofDays(5))
                .as("quiet")
                .to(S.OTHER)
                .build();
        Position start = handle(model, model.start("s", DAY), "scored", DAY.plus(ofDays(1)));
        assertThat(start.lastEventAt()).isEmpty();
        assertThat(start.nextDue()).contains(DAY.plus(ofDays(5)));
        Position seen = handle(model, start, "seen", DAY.plus(ofDays(2)));
        Position scored = handle(model, seen, "scored", DAY.plus(ofDays(4)));
        assertThat(scored.lastEventAt()).contains(DAY.plus(ofDays(2)));
        assertThat(scored.nextDue()).contains(DAY.plus(ofDays(7)));
        assertThat(scored.count("scored")).isEqualTo(2);
        assertThat(scored.asOf()).isEqualTo(DAY.plus(ofDays(4)));
    }

    @Test
    @DisplayName("L-9 decide makes 10,000 steps at most, and a portion at a time gets there")
    void portions() {
        StageModel model =
                builder().from(S.DUE).every(ofHours(1)).as("hourly").stay().build();
        Position start = model.start("s", DAY);
        Instant late = DAY.plus(ofHours(25_000)).plusSeconds(1);
        assertThatThrownBy(() -> handle(model, start, "seen", late))
                .isInstanceOf(TooManyStepsException.class)
                .hasMessageContaining("'s' has more than 10000 timers of model every due before " + late);
        Advance first = model.advance(start, late, StageModel.MOST_STEPS);
        assertThat(first.trace()).hasSize(10_000);
        Advance second = model.advance(first.position(), late, StageModel.MOST_STEPS);
        Position third =
                model.advance(second.position(), late, StageModel.MOST_STEPS).position();
        assertThat(third).isEqualTo(model.advance(start, late).position());
        assertThat(handle(model, third, "seen", late))
                .isEqualTo(model.decideAgain(start, Signal.of("seen"), late).position());
    }

    @Test
    @DisplayName("L-9 build() refuses every of nothing, and a period that goes backwards or is too long")
    void refused() {
        assertThatThrownBy(() -> builder()
                        .from(S.DUE)
                        .every(Duration.ZERO)
                        .as("x")
                        .stay()
                        .build())
                .hasMessageContaining("rule 'x' fires every nothing");
        assertThatThrownBy(() -> builder()
                        .from(S.DUE)
                        .every(Duration.ofNanos(1))
                        .as("x")
                        .stay()
                        .build())
                .hasMessageContaining("waits less than a microsecond");
        assertThatThrownBy(() ->
                        builder().from(S.DUE).every(ofDays(-1)).as("x").stay().build())
                .hasMessageContaining("waits a negative time");
        assertThatThrownBy(() -> builder()
                        .from(S.DUE)
                        .after(Period.of(0, 1, -40), PARIS)
                        .as("x")
                        .stay()
                        .build())
                .hasMessageContaining("rule 'x' waits for the period P1M-40D");
        assertThatThrownBy(() -> builder()
                        .from(S.DUE)
                        .after(Period.ofYears(1_001), PARIS)
                        .as("x")
                        .stay()
                        .build())
                .hasMessageContaining("365250 days at most");
        assertThatThrownBy(() -> builder()
                        .from(S.DUE)
                        .after(Period.ZERO, PARIS)
                        .as("x")
                        .reenter()
                        .build())
                .hasMessageContaining("timers without delay lead round and round");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().from(S.DUE).beforeDate("d", ofDays(400_000)))
                .withMessageContaining("the distance from the date 'd' may be 365250 days at most");
    }

    @Test
    @DisplayName("L-25 two days by the calendar are over before a month and a day, whatever the months are")
    void the_shorter_period_leads_away_first() {
        ZoneId paris = ZoneId.of("Europe/Paris");
        StageModel model = StageModel.named("periods")
                .startAt(Stage.of("A"))
                .from(Stage.of("A"))
                .after(Period.of(0, 1, 1), paris)
                .as("late")
                .to(Stage.of("C"))
                .from(Stage.of("A"))
                .after(Period.ofDays(2), paris)
                .as("soon")
                .to(Stage.of("B"))
                .from(Stage.of("B"))
                .on("go")
                .to(Stage.of("C"))
                .exit(Stage.of("C"))
                .build();
        assertThat(model.analysis().unreached()).extracting(Rule::id).containsExactly("late");
    }
}
