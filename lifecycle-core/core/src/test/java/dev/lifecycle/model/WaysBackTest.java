package dev.lifecycle.model;

import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.stage.Memory;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** L-29: back to where the stage was entered from. */
class WaysBackTest {

    private enum S implements Stage {
        TRIAL,
        PAUSED,
        PAST_DUE,
        PRO,
        TEAM,
        LOST
    }

    private static final Instant DAY = Instant.parse("2026-03-02T09:00:00Z");

    // spotless:off
    private static ModelBuilder builder() {
        return StageModel.named("plans").stages(S.TRIAL, S.PAUSED, S.PAST_DUE, S.PRO, S.TEAM, S.LOST).startAt(S.TRIAL)
                .from(S.TRIAL).on("pro").to(S.PRO)
                .from(S.TRIAL, S.PRO).on("team").to(S.TEAM)
                .from(S.PRO, S.TEAM).on("pause").to(S.PAUSED)
                .from(S.PRO, S.TEAM, S.PAUSED).on("fail").to(S.PAST_DUE)
                .from(S.PAUSED).on("back").toPrevious(S.PRO)
                .from(S.PAST_DUE).on("back").toPrevious(S.PRO)
                .from(S.PAUSED).on("again").reenter()
                .from(S.PAUSED).on("renew").reopensAtPrevious(S.PRO)
                .fromAny().on("lose").to(S.LOST)
                .from(S.LOST).on("back").reopensAt(S.TRIAL)
                .exit(S.LOST);
    }
    // spotless:on

    private static final StageModel MODEL = builder().build();

    private static Position run(StageModel model, Position start, String... events) {
        Position position = start;
        for (String event : events) {
            Decision decision =
                    model.decide(position, Signal.of(event), position.asOf().plusSeconds(60));
            assertThat(decision.outcome()).as(event).isInstanceOf(Outcome.Moved.class);
            position = decision.position();
            assertThat(model.own(Position.of(position.state()))).isEqualTo(position);
        }
        return position;
    }

    private static Position start() {
        return MODEL.start("s", DAY);
    }

    @Test
    @DisplayName("L-29 PRO → PAUSED → PAST_DUE → back → back ends in PRO: other ways back leave memory alone")
    void back_and_back() {
        assertThat(run(MODEL, start(), "pro", "pause", "back").stage()).isEqualTo(S.PRO);
        assertThat(run(MODEL, start(), "team", "pause", "back").stage()).isEqualTo(S.TEAM);
        Position twice = run(MODEL, start(), "team", "pause", "fail", "back");
        assertThat(twice.stage()).isEqualTo(S.PAUSED);
        assertThat(run(MODEL, twice, "back").stage()).isEqualTo(S.TEAM);
        assertThat(run(MODEL, start(), "team", "pause", "again", "back").stage())
                .as("to enter it again is not to come from it")
                .isEqualTo(S.TEAM);
    }

    @Test
    @DisplayName("L-29 the fallback stands in where nothing is known")
    void fallback() {
        Position adopted = MODEL.begin("s", S.PAUSED, DAY);
        assertThat(adopted.memory()).isEqualTo(Memory.NOTHING);
        assertThat(run(MODEL, adopted, "back").stage()).isEqualTo(S.PRO);
        Position corrected = MODEL.place(run(MODEL, start(), "team"), S.PAUSED, DAY.plus(ofDays(1)));
        assertThat(run(MODEL, corrected, "back").stage())
                .as("a correction is a way in")
                .isEqualTo(S.TEAM);
    }

    @Test
    @DisplayName(
            "L-29 toPrevious keeps the episode and never raises furthest; reopensAtPrevious starts one that begins with its target")
    void episodes() {
        Position adopted = MODEL.begin("s", S.PAUSED, DAY);
        Position back = run(MODEL, adopted, "back");
        assertThat(back.stage()).isEqualTo(S.PRO);
        assertThat(back.furthest()).contains(S.PAUSED);
        assertThat(back.furthestEver()).contains(S.PAUSED);
        assertThat(back.episode()).isEqualTo(1);
        Position renewed = run(MODEL, run(MODEL, start(), "team", "pause"), "renew");
        assertThat(renewed.stage()).isEqualTo(S.TEAM);
        assertThat(renewed.episode()).isEqualTo(2);
        assertThat(renewed.furthest()).contains(S.TEAM);
        assertThat(renewed.count("pause")).isZero();
        Position first = run(MODEL, adopted, "renew");
        assertThat(first.furthest()).contains(S.PRO);
        assertThat(first.furthestEver()).contains(S.PRO);
    }

    @Test
    @DisplayName("L-29 each stage with a way back, or declared to, remembers for itself; guards ask cameFrom")
    void remembered() {
        // spotless:off
        StageModel model = builder().remembering(S.TEAM)
                .from(S.TEAM).on("ask").when("was on trial", (e, s) -> s.cameFrom().filter(S.TRIAL::is).isPresent()).to(S.PRO)
                .from(S.TRIAL).on("ask").when("from nowhere", (e, s) -> s.cameFrom().isEmpty()).to(S.PRO)
                .build();
        // spotless:on
        assertThat(model.isRemembering(S.TEAM)).isTrue();
        assertThat(model.isRemembering(S.PAUSED)).isTrue();
        assertThat(model.isRemembering(S.PRO)).isFalse();
        assertThat(model.remembering()).containsExactly(S.TEAM);
        Position team = run(model, model.start("s", DAY), "team");
        assertThat(team.memory().cameFrom()).isEqualTo(Map.of("TEAM", "TRIAL"));
        assertThat(run(model, team, "ask").stage()).isEqualTo(S.PRO);
        assertThat(run(model, model.start("s", DAY), "ask").stage()).isEqualTo(S.PRO);
        Position other = run(model, model.start("s", DAY), "pro", "team");
        assertThat(model.decide(other, Signal.of("ask"), DAY.plus(ofDays(1))).outcome())
                .isInstanceOf(Outcome.Refused.class);
        StageModel extended = model.extend("more").build();
        assertThat(extended.remembering()).containsExactly(S.TEAM);
        assertThat(extended.rule("PAUSED/back").orElseThrow().action()).isEqualTo(new Action.ToPrevious(S.PRO));
    }

    @Test
    @DisplayName("L-29 models that use none of it pay nothing: no position of theirs remembers anything")
    void nothing_is_paid() {
        Position position = run(MODEL, start(), "pro", "team");
        assertThat(position.getClass()).isEqualTo(Position.class);
        assertThat(run(MODEL, position, "pause").getClass()).isEqualTo(PositionWithPast.class);
    }

    @Test
    @DisplayName(
            "L-29 build() refuses a way back from a stage without a way in, and one whose fallback is its own stage")
    void refused() {
        // spotless:off
        assertThatThrownBy(() -> StageModel.named("m").startAt(S.TRIAL)
                .from(S.TRIAL).on("x").as("r").toPrevious(S.PRO)
                .from(S.PRO).on("lose").to(S.LOST).exit(S.LOST).build())
                .hasMessageContaining("rule 'r' goes back from TRIAL to where it was entered from");
        builder().from(S.LOST).on("x").as("r").toPrevious(S.PRO).build();
        assertThatThrownBy(() -> StageModel.named("m").startAt(S.TRIAL)
                .from(S.TRIAL).on("go").to(S.PRO)
                .from(S.PRO).on("go").to(S.TEAM)
                .from(S.TEAM).on("back").toPrevious(S.PRO)
                .fromAny().on("x").as("r").toPrevious(S.PRO).build())
                .hasMessageContaining("rule 'r' goes back from TRIAL");
        assertThatThrownBy(() -> builder().from(S.PAUSED).on("x").as("r").toPrevious(S.PAUSED).build())
                .hasMessageContaining("rule 'r' leads from PAUSED to itself");
        assertThatThrownBy(() -> builder().from(S.PRO).after(ofDays(0)).to(S.PAUSED)
                .from(S.PAUSED).after(ofDays(0)).as("r").toPrevious(S.LOST).build())
                .hasMessageContaining("timers without delay lead round and round through PAUSED → PRO → PAUSED");
        // spotless:on
    }

    @Test
    @DisplayName(
            "L-29 what goes back cannot be stepped over plain numbers, and a way there goes back to where it came from")
    void numbers_and_paths() {
        assertThatIllegalStateException()
                .isThrownBy(MODEL::table)
                .withMessageContaining("goes back to where its stage was entered from");
        assertThat(MODEL.analysis().unreached()).isEmpty();
        assertThat(MODEL.analysis().pathTo("PAST_DUE/back").orElseThrow().legs())
                .last()
                .satisfies(leg -> assertThat(leg.to()).isIn(S.PRO, S.TEAM));
        assertThat(MODEL.analysis().pathTo("PAUSED/back").orElseThrow())
                .satisfies(path -> assertThat(
                                path.legs().get(path.legs().size() - 1).to())
                        .isEqualTo(path.legs().get(path.legs().size() - 2).stage()));
    }

    @Test
    @DisplayName("L-29 history replays to the position, ways back with it")
    void replayed() {
        Rows rows = new Rows(MODEL, "s", DAY);
        int id = 0;
        for (String event : new String[] {"team", "pause", "fail", "back", "back", "pause", "renew"}) {
            rows.handle(Signal.of(event), rows.position().asOf().plusSeconds(5), "e" + id++);
            assertThat(History.replay(MODEL, rows.rows())).isEqualTo(rows.position());
        }
        assertThat(rows.position().stage()).isEqualTo(S.TEAM);
        rows.correct(S.PAUSED, rows.position().asOf(), "by hand");
        assertThat(History.replay(MODEL, rows.rows())).isEqualTo(rows.position());
    }
}
