package dev.lifecycle.model;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.stage.Kept;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.stage.Memory;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** L-28: dates and kept texts. */
class DatesTest {

    private enum S implements Stage {
        TRIAL,
        PAYING,
        LOST
    }

    record Told(@Nullable Instant ends, @Nullable String about) {}

    record Moved() {}

    record Back() {}

    record Looked() {}

    private static final Instant DAY = Instant.parse("2026-03-02T09:00:00Z");

    // spotless:off
    private static ModelBuilder builder() {
        return StageModel.named("dates").startAt(S.TRIAL)
                .from(S.TRIAL, S.PAYING).on(Told.class).sets("end", Told::ends).keeps("about", Told::about).as("told").stay()
                .from(S.TRIAL).on(Moved.class).to(S.PAYING)
                .from(S.PAYING).on(Back.class).to(S.TRIAL)
                .from(S.TRIAL, S.PAYING).on(Looked.class).ignore()
                .from(S.PAYING).after(ofDays(900)).to(S.LOST)
                .exit(S.LOST);
    }

    private static final StageModel PLAIN = builder()
            .from(S.TRIAL).atDate("end").as("at").stay()
            .from(S.TRIAL).beforeDate("end", ofDays(3)).as("before").stay()
            .from(S.TRIAL).afterDate("end", ofDays(2)).as("after").stay()
            .build();

    private static final StageModel UNLESS = builder()
            .from(S.TRIAL).beforeDate("end", ofDays(3)).unlessPast().as("before").stay()
            .build();
    // spotless:on

    private static Position told(StageModel model, Position position, @Nullable Instant ends, Instant at) {
        return model.decide(position, new Told(ends, null), at).position();
    }

    private static List<String> fired(StageModel model, Position position, Instant upTo) {
        return model.advance(position, upTo).trace().stream()
                .map(step ->
                        step.rule() + " " + Duration.between(DAY, step.at()).toDays())
                .toList();
    }

    @Test
    @DisplayName("L-28 a timer of a date is due at it, or so long before or after, once the date is known")
    void timers_wait_for_the_date() {
        Position start = PLAIN.start("s", DAY);
        assertThat(start.nextDue()).isEmpty();
        Position told = told(PLAIN, start, DAY.plus(ofDays(10)), DAY.plus(ofDays(1)));
        assertThat(told.nextDue()).contains(DAY.plus(ofDays(7)));
        assertThat(told.date("end")).contains(DAY.plus(ofDays(10)));
        assertThat(fired(PLAIN, told, DAY.plus(ofDays(99)))).containsExactly("before 7", "at 10", "after 12");
    }

    @Test
    @DisplayName(
            "L-28 what is over already is due at once, and unlessPast leaves it unarmed; over means not after the moment of arming")
    void over() {
        Instant moment = DAY.plus(ofDays(1));
        assertThat(fired(PLAIN, told(PLAIN, PLAIN.start("s", DAY), DAY.plus(ofDays(2)), moment), DAY.plus(ofDays(99))))
                .containsExactly("before 1", "at 2", "after 4");
        assertThat(fired(
                        UNLESS, told(UNLESS, UNLESS.start("s", DAY), DAY.plus(ofDays(2)), moment), DAY.plus(ofDays(9))))
                .isEmpty();
        assertThat(told(UNLESS, UNLESS.start("s", DAY), DAY.plus(ofDays(4)), moment)
                        .nextDue())
                .as("exactly at the moment is over")
                .isEmpty();
        assertThat(told(UNLESS, UNLESS.start("s", DAY), DAY.plus(ofDays(4)).plusNanos(1_000), moment)
                        .nextDue())
                .contains(moment.plusNanos(1_000));
    }

    @Test
    @DisplayName("L-28 another instant arms anew, clearing and setting too, the same one does not")
    void armed_anew() {
        Position told = told(PLAIN, PLAIN.start("s", DAY), DAY.plus(ofDays(10)), DAY);
        Position after = PLAIN.advance(told, DAY.plus(ofDays(50))).position();
        assertThat(after.nextDue()).isEmpty();
        Position same = told(PLAIN, after, DAY.plus(ofDays(10)), DAY.plus(ofDays(51)));
        assertThat(same.nextDue()).isEmpty();
        Position other = told(PLAIN, same, DAY.plus(ofDays(11)), DAY.plus(ofDays(52)));
        assertThat(fired(PLAIN, other, DAY.plus(ofDays(99)))).containsExactly("at 52", "before 52", "after 52");
        Position cleared = told(PLAIN, same, null, DAY.plus(ofDays(53)));
        assertThat(cleared.date("end")).isEmpty();
        assertThat(cleared.nextDue()).isEmpty();
        Position anew = told(PLAIN, cleared, DAY.plus(ofDays(10)), DAY.plus(ofDays(54)));
        assertThat(fired(PLAIN, anew, DAY.plus(ofDays(99)))).containsExactly("at 54", "before 54", "after 54");
    }

    @Test
    @DisplayName("L-28 if the timers of that instant are done already, one microsecond after it")
    void after_the_timers_of_an_instant() {
        // spotless:off
        StageModel model = builder()
                .from(S.TRIAL).after(ofDays(1)).as("first").stay()
                .from(S.TRIAL).atDate("end").as("at").stay()
                .build();
        // spotless:on
        Instant then = DAY.plus(ofDays(1));
        Position done =
                model.advance(model.start("s", DAY), then.plusSeconds(1)).position();
        assertThat(done.timersDone()).isTrue();
        Position told = told(model, done, DAY, then);
        assertThat(told.nextDue()).contains(then.plusNanos(1_000));
        assertThat(told.memory().dates().get("end")).isEqualTo(new Memory.KeptDate(DAY, then, then, true, false));
        Position read = model.own(Position.of(told.state()));
        assertThat(read).isEqualTo(told);
        assertThat(fired(model, read, DAY.plus(ofDays(9)))).containsExactly("at 1");
    }

    @Test
    @DisplayName(
            "L-28 a late event leaves a date and a text alone that something set that happened after it; so it does what was cleared")
    void late() {
        Position told = PLAIN.decide(PLAIN.start("s", DAY), new Told(DAY.plus(ofDays(10)), "new"), DAY.plus(ofDays(5)))
                .position();
        Decision late = PLAIN.decide(told, new Told(DAY.plus(ofDays(20)), "old"), DAY.plus(ofDays(4)));
        assertThat(late.position().date("end")).contains(DAY.plus(ofDays(10)));
        assertThat(late.position().text("about")).contains("new");
        assertThat(late.steps().get(0).kept()).isEqualTo(Kept.NOTHING);
        Position cleared = told(PLAIN, told, null, DAY.plus(ofDays(6)));
        assertThat(told(PLAIN, cleared, DAY.plus(ofDays(20)), DAY.plus(ofDays(5)))
                        .date("end"))
                .isEmpty();
        Position refused =
                PLAIN.decide(told, new Told(null, null), DAY, LatePolicy.REFUSE).position();
        assertThat(refused).isEqualTo(told);
    }

    @Test
    @DisplayName("L-28 dates survive stages and loops, and are armed where the subject comes to stand in the stage")
    void survive() {
        Position told = told(PLAIN, PLAIN.start("s", DAY), DAY.plus(ofDays(10)), DAY);
        Position paying = PLAIN.decide(told, new Moved(), DAY.plus(ofDays(1))).position();
        assertThat(paying.date("end")).contains(DAY.plus(ofDays(10)));
        assertThat(paying.nextDue()).contains(DAY.plus(ofDays(901)));
        Position back = PLAIN.decide(paying, new Back(), DAY.plus(ofDays(9))).position();
        assertThat(fired(PLAIN, back, DAY.plus(ofDays(99)))).containsExactly("before 9", "at 10", "after 12");
    }

    @Test
    @DisplayName(
            "L-28 a kept text is read by guards, cleared by nothing, and has 255 characters at most: more is L-6's error")
    void texts() {
        StageModel model = builder()
                .from(S.PAYING)
                .on("ask")
                .when(
                        "about carts",
                        (e, s) ->
                                s.text("about").equals("cart") && s.date("end").isEmpty())
                .to(S.LOST)
                .build();
        Position start = model.start("s", DAY);
        Position kept =
                model.decide(start, new Told(null, "x".repeat(255)), DAY).position();
        assertThat(kept.text("about")).contains("x".repeat(255));
        assertThatThrownBy(() -> model.decide(start, new Told(null, "x".repeat(256)), DAY))
                .isInstanceOf(RuleFailedException.class)
                .hasMessageContaining("'about' has 256 characters, and at most 255 are kept")
                .hasMessageContaining("nothing was changed");
        assertThat(model.decide(kept, new Told(null, null), DAY).position().text("about"))
                .isEmpty();
        Position paying = model.decide(
                        model.decide(start, new Told(null, "cart"), DAY).position(), new Moved(), DAY)
                .position();
        assertThat(model.decide(paying, dev.lifecycle.stage.Signal.of("ask"), DAY)
                        .outcome())
                .isInstanceOf(Outcome.Moved.class);
    }

    @Test
    @DisplayName("L-28 a date out of range is L-6's error")
    void out_of_range() {
        assertThatThrownBy(() -> PLAIN.decide(PLAIN.start("s", DAY), new Told(Instant.MAX, null), DAY))
                .isInstanceOf(RuleFailedException.class)
                .hasMessageContaining("the date 'end'")
                .hasMessageContaining("rule told/TRIAL");
    }

    @Test
    @DisplayName("L-28 a rule sets several, also from the situation; ignore sets nothing")
    void several() {
        // spotless:off
        StageModel model = StageModel.named("several").startAt(S.TRIAL)
                .from(S.TRIAL).on(Told.class).sets("one", Told::ends).sets("two", (e, s) -> s.at().plus(ofHours(1))).keeps("stage", (e, s) -> s.stage().id()).to(S.PAYING)
                .from(S.PAYING).on(Told.class).sets("one", Told::ends).noting(Told::about).ignore()
                .from(S.PAYING).atDate("two").to(S.LOST)
                .exit(S.LOST).build();
        // spotless:on
        Decision decision = model.decide(model.start("s", DAY), new Told(DAY, null), DAY);
        assertThat(decision.position().date("one")).contains(DAY);
        assertThat(decision.position().date("two")).contains(DAY.plus(ofHours(1)));
        assertThat(decision.position().text("stage")).contains("TRIAL");
        assertThat(decision.steps().get(0).kept())
                .isEqualTo(new Kept(
                        Map.of("one", Optional.of(DAY), "two", Optional.of(DAY.plus(ofHours(1)))),
                        Map.of("stage", Optional.of("TRIAL"))));
        Decision ignored = model.decide(decision.position(), new Told(DAY.plus(ofDays(5)), "said"), DAY);
        assertThat(ignored.position().date("one")).contains(DAY);
        assertThat(ignored.trace().get(0).note()).isEqualTo("said");
        assertThat(model.dates()).containsExactly("one", "two");
        assertThat(model.texts()).containsExactly("stage");
    }

    @Test
    @DisplayName("L-28 of a merge the date set later wins, and arms nothing that is over")
    void merged() {
        Position one = PLAIN.decide(PLAIN.start("one", DAY), new Told(DAY.plus(ofDays(30)), "one"), DAY.plus(ofDays(1)))
                .position();
        Position two = PLAIN.decide(PLAIN.start("two", DAY), new Told(DAY.plus(ofDays(6)), "two"), DAY.plus(ofDays(5)))
                .position();
        Position both = PLAIN.merge(one, two);
        assertThat(both.date("end")).contains(DAY.plus(ofDays(6)));
        assertThat(both.text("about")).contains("two");
        assertThat(fired(PLAIN, both, DAY.plus(ofDays(99))))
                .as("three days before was over when they were merged")
                .containsExactly("at 6", "after 8");
        assertThat(PLAIN.merge(two, one).date("end")).contains(DAY.plus(ofDays(6)));
    }

    @Test
    @DisplayName("L-28 of a merge a date that one has cleared and the other never knew is cleared, and can be kept")
    void merged_with_one_cleared() {
        Position cleared = PLAIN.decide(PLAIN.start("two", DAY), new Told(null, null), DAY.plus(ofDays(5)))
                .position();
        Position both = PLAIN.merge(PLAIN.start("one", DAY.plus(ofDays(9))), cleared);
        assertThat(both.date("end")).isEmpty();
        assertThat(both.memory().dates().get("end").since()).isEqualTo(DAY.plus(ofDays(9)));
        assertThat(Position.of(both.state()).memory()).isEqualTo(both.memory());
    }

    @Test
    @DisplayName("L-28 dates go with erasure")
    void erased() {
        Position told = PLAIN.decide(PLAIN.start("s", DAY), new Told(DAY.plus(ofDays(30)), "me"), DAY)
                .position();
        assertThat(told.closedAs("erased-1").memory()).isEqualTo(Memory.NOTHING);
    }

    @Test
    @DisplayName("L-28 history replays to the position, dates and texts with it")
    void replayed() {
        Rows rows = new Rows(PLAIN, "s", DAY);
        rows.handle(new Told(DAY.plus(ofDays(10)), "a"), DAY.plus(ofDays(1)), "1");
        rows.sweep(DAY.plus(ofDays(8)));
        rows.handle(new Told(DAY.plus(ofDays(20)), null), DAY.plus(ofDays(2)), "2");
        rows.handle(new Told(null, "b"), DAY.plus(ofDays(9)), "3");
        assertThat(History.replay(PLAIN, rows.rows())).isEqualTo(rows.position());
        assertThat(rows.position().text("about")).contains("b");
        assertThat(rows.position().memory().dates()).containsKey("end");
    }

    @Test
    @DisplayName("L-28 build() finds dates nobody sets, also where the only rule ignores its event")
    void nobody_sets_it() {
        // spotless:off
        assertThatThrownBy(() -> StageModel.named("m").startAt(S.TRIAL)
                .from(S.TRIAL).on(Told.class).sets("seen", Told::ends).ignore()
                .from(S.TRIAL).atDate("seen").as("x").to(S.LOST)
                .from(S.TRIAL).beforeDate("unheard-of", ofDays(1)).as("y").stay()
                .from(S.TRIAL).afterDate("seen", ofDays(-1)).as("z").stay()
                .from(S.TRIAL).after(ofDays(1)).unlessPast().as("w").stay()
                .from(S.TRIAL).on("twice").sets("seen", e -> null).sets("seen", e -> null).keeps("seen", e -> "").stay()
                .exit(S.LOST).build())
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("rule 'y' waits for the date 'unheard-of', which no rule sets")
                .hasMessageContaining("'seen' is both a date and a kept text")
                .hasMessageContaining("waits a negative time")
                .hasMessageContaining("waits for no date, so unlessPast() says nothing")
                .hasMessageContaining("sets 'seen' twice");
        assertThatThrownBy(() -> StageModel.named("m").startAt(S.TRIAL)
                .from(S.TRIAL).on(Told.class).sets("seen", Told::ends).ignore()
                .from(S.TRIAL).atDate("seen").as("x").to(S.LOST)
                .exit(S.LOST).build())
                .hasMessageContaining("rule 'x' waits for the date 'seen', which no rule sets");
        // spotless:on
    }

    @Test
    @DisplayName("L-28 without unlessPast a timer of a date counts as of no length where timers lead round and round")
    void loops_without_time() {
        // spotless:off
        ModelBuilder there = builder().from(S.TRIAL).atDate("end").to(S.PAYING);
        assertThatThrownBy(() -> there.from(S.PAYING).beforeDate("end", ofDays(1)).to(S.TRIAL).build())
                .hasMessageContaining("timers without delay lead round and round through TRIAL → PAYING → TRIAL");
        builder().from(S.TRIAL).atDate("end").to(S.PAYING)
                .from(S.PAYING).beforeDate("end", ofDays(1)).unlessPast().to(S.TRIAL).build();
        assertThatThrownBy(() -> builder().from(S.TRIAL).atDate("end").reenter().build())
                .hasMessageContaining("TRIAL → TRIAL");
        // spotless:on
    }

    @Test
    @DisplayName("L-25 a way through a timer of a date says that the date must be set")
    void paths() {
        StageModel model =
                builder().from(S.TRIAL).atDate("end").as("over").to(S.LOST).build();
        assertThat(model.analysis().pathTo("over").orElseThrow().toString())
                .contains("at end")
                .contains("the date 'end' is set");
    }
}
