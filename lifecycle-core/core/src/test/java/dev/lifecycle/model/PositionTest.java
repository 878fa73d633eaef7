package dev.lifecycle.model;

import static dev.lifecycle.model.Saas.MONDAY;
import static dev.lifecycle.model.Saas.SAAS;
import static dev.lifecycle.model.Saas.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.model.Saas.Cancelled;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.Saas.Referred;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Tally;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** L-12: what is known of where somebody stands. */
class PositionTest {

    private static Position champion() {
        Position position = SAAS.start("c-42", MONDAY);
        position = SAAS.decide(position, Saas.pro(), day(1)).position();
        return SAAS.decide(position, new Referred("c-43"), day(2)).position();
    }

    private static PositionState state(int version, int episode, long revision) {
        return new PositionState(
                "saas", version, "c-42", "TRIAL", MONDAY, MONDAY, false, null, null, episode, "TRIAL", "TRIAL",
                Map.of(), false, revision);
    }

    @Test
    @DisplayName("L-12 a position says all of it")
    void everything() {
        Position position = champion();
        assertThat(position.model()).isEqualTo("saas");
        assertThat(position.version()).isEqualTo(1);
        assertThat(position.subject()).isEqualTo("c-42");
        assertThat(position.stage()).isEqualTo(Plan.CHAMPION);
        assertThat(position.enteredAt()).isEqualTo(day(2));
        assertThat(position.asOf()).isEqualTo(day(2));
        assertThat(position.lastEventAt()).contains(day(2));
        assertThat(position.episode()).isEqualTo(1);
        assertThat(position.furthest()).contains(Plan.CHAMPION);
        assertThat(position.furthestEver()).contains(Plan.CHAMPION);
        assertThat(position.tallies())
                .containsOnly(
                        Map.entry("Subscribed", new Tally(1, day(1))), Map.entry("Referred", new Tally(1, day(2))));
        assertThat(position.count("Referred")).isEqualTo(1);
        assertThat(position.count("Cancelled")).isZero();
        assertThat(position.count("unheard-of")).isZero();
        assertThat(position.lastOf("Subscribed")).contains(day(1));
        assertThat(position.lastOf("Cancelled")).isEmpty();
        assertThat(position.nextDue()).contains(day(92));
        assertThat(position.revision()).isZero();
        assertThat(position.isFrozen()).isFalse();
    }

    @Test
    @DisplayName("L-12 only a commit raises the revision")
    void revision() {
        Position committed = champion().atRevision(7);
        assertThat(committed.revision()).isEqualTo(7);
        assertThat(committed).isNotEqualTo(champion());
        assertThat(SAAS.decide(committed, new Cancelled("x"), day(3)).position().revision())
                .isEqualTo(7);
        assertThat(SAAS.advance(committed, day(300)).position().revision()).isEqualTo(7);
    }

    @Test
    @DisplayName("L-12 a position survives a store: plain values, and back, and taken over by its model")
    void round_trip() {
        Position position = champion().atRevision(3);
        Position read = Position.of(position.state());
        assertThat(read).isEqualTo(position).hasSameHashCodeAs(position).isNotSameAs(position);
        assertThat(read.stage()).isEqualTo(Stage.of("CHAMPION"));
        assertThat(read.state()).isEqualTo(position.state());
        Position own = SAAS.own(read);
        assertThat(own).isEqualTo(position);
        assertThat(own.stage()).isSameAs(Plan.CHAMPION);
        assertThat(SAAS.own(own)).isSameAs(own);
        assertThat(SAAS.decide(read, new Cancelled("x"), day(3)))
                .isEqualTo(SAAS.decide(position, new Cancelled("x"), day(3)));
    }

    @Test
    @DisplayName("L-12 positions differ when any value does")
    void equality() {
        Position position = champion();
        assertThat(position)
                .isEqualTo(champion())
                .isNotEqualTo(SAAS.start("c-42", MONDAY))
                .isNotEqualTo(null);
        assertThat(position).isNotEqualTo(SAAS.begin("c-42", Plan.CHAMPION, day(2)));
        assertThat(SAAS.start("c-42", MONDAY)).isNotEqualTo(SAAS.start("c-43", MONDAY));
        assertThat(position.equals("c-42")).isFalse();
    }

    @Test
    @DisplayName("L-12 a position of another model or version is refused, with both named")
    void foreign_positions() {
        StageModel next = SAAS.extend("saas").version(2).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> next.decide(champion(), new Cancelled("x"), day(3)))
                .withMessage(
                        "the position of 'c-42' belongs to model saas v1, not to saas v2; migrate it, or ask the model"
                                + " it belongs to");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SAAS.extend("other").build().advance(champion(), day(3)))
                .withMessageContaining("belongs to model saas v1, not to other v1");
    }

    @Test
    @DisplayName("L-12 a stored stage that the model lacks is refused with those it has")
    void unknown_stage() {
        PositionState gone = new PositionState(
                "saas", 1, "c-42", "GONE", MONDAY, MONDAY, false, null, null, 1, null, null, Map.of(), false, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SAAS.own(Position.of(gone)))
                .withMessage("model saas has no stage 'GONE'; it has [TRIAL, PAYING, CHAMPION, CHURNED]");
        assertThatIllegalArgumentException().isThrownBy(() -> SAAS.begin("c-1", Stage.of("GONE"), MONDAY));
        assertThat(Position.of(gone).furthest()).isEmpty();
    }

    @Test
    @DisplayName("L-12 event types that the model no longer listens to are forgotten")
    void forgotten_types() {
        Tally one = new Tally(1, MONDAY);
        PositionState old = new PositionState(
                "saas",
                1,
                "c-42",
                "PAYING",
                MONDAY,
                MONDAY,
                false,
                MONDAY,
                null,
                2,
                "PAYING",
                "CHAMPION",
                Map.of("Removed", one, "Subscribed", one),
                false,
                4);
        assertThat(SAAS.own(Position.of(old)).tallies()).containsOnlyKeys("Subscribed");
        assertThat(SAAS.own(Position.of(old)).furthestEver()).contains(Plan.CHAMPION);
    }

    @Test
    @DisplayName("L-12 plain values that cannot be a position are refused with the values seen")
    void bad_states() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state(0, 1, 0))
                .withMessage(
                        "the position of 'c-42' needs version ≥ 1 and episode ≥ 1, but has version 0 and episode 1");
        assertThatIllegalArgumentException().isThrownBy(() -> state(1, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> state(1, 1, -1))
                .withMessage("the position of 'c-42' needs a revision of 0 to 2147483647, but has -1");
        assertThatIllegalArgumentException().isThrownBy(() -> champion().atRevision(1L << 31));
    }

    @Test
    @DisplayName("L-12 a frozen position refuses every event and arms no timer")
    void frozen() {
        PositionState state = new PositionState(
                "saas", 1, "c-42", "PAYING", MONDAY, MONDAY, false, null, null, 1, "PAYING", "PAYING", Map.of(), true,
                1);
        Position frozen = SAAS.own(Position.of(state));
        assertThat(frozen.isFrozen()).isTrue();
        assertThat(frozen.nextDue()).isEmpty();
        assertThat(SAAS.permitted(frozen)).isEmpty();
        Decision decision = SAAS.decide(frozen, new Referred("c-43"), day(1));
        assertThat(decision.position()).isEqualTo(frozen);
        assertThat(decision.outcome().describe())
                .isEqualTo("c-42 stays in PAYING: Referred was refused, the position is closed");
    }

    @Test
    @DisplayName("a host may place a subject by hand; counts stay, timers are armed anew, the past is refused")
    void placed() {
        Position placed = SAAS.place(champion(), Plan.PAYING, day(5));
        assertThat(placed.stage()).isEqualTo(Plan.PAYING);
        assertThat(placed.enteredAt()).isEqualTo(day(5));
        assertThat(placed.nextDue()).contains(day(95));
        assertThat(placed.count("Referred")).isEqualTo(1);
        assertThat(placed.lastEventAt()).contains(day(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SAAS.place(champion(), Plan.TRIAL, day(1)))
                .withMessage("cannot place 'c-42' in TRIAL at " + day(1) + ": its position is already as of " + day(2)
                        + "; give that instant or a later one");
    }

    @Test
    @DisplayName("L-21 closed under another name, it keeps its stage and counts and arms nothing")
    void closed() {
        Position closed = champion().closedAs("nobody-1");
        assertThat(closed.subject()).isEqualTo("nobody-1");
        assertThat(closed.isFrozen()).isTrue();
        assertThat(closed.nextDue()).isEmpty();
        assertThat(closed.stage()).isEqualTo(Plan.CHAMPION);
        assertThat(closed.count("Referred")).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> champion().closedAs(""))
                .withMessage("a subject id must not be blank");
    }

    @Test
    @DisplayName("L-12 times are kept to the microsecond")
    void microseconds() {
        Instant fine = Instant.parse("2026-03-02T09:00:00.000001999Z");
        assertThat(SAAS.start("c-1", fine).enteredAt()).isEqualTo(Instant.parse("2026-03-02T09:00:00.000001Z"));
    }

    @Test
    @DisplayName("L-12 counts stay exact over many events of many types")
    void many_events() {
        // spotless:off
        StageModel model = StageModel.named("m")
                .startAt(Plan.TRIAL)
                .from(Plan.TRIAL).on("a", "b", "c").stay()
                .from(Plan.TRIAL).on("x").to(Plan.CHURNED)
                .terminal(Plan.CHURNED)
                .build();
        // spotless:on
        Position position = model.start("s", MONDAY);
        for (int i = 0; i < 40_000; i++) {
            position = model.decide(
                            position,
                            Signal.of(i % 100 == 0 ? "b" : i % 10_000 == 1 ? "c" : "a"),
                            MONDAY.plusSeconds(i))
                    .position();
        }
        assertThat(position.count("a")).isEqualTo(39_596);
        assertThat(position.count("b")).isEqualTo(400);
        assertThat(position.count("c")).isEqualTo(4);
        assertThat(position.lastOf("c")).contains(MONDAY.plusSeconds(30_001));
        assertThat(position.lastOf("a")).contains(MONDAY.plusSeconds(39_999));
        assertThat(SAAS.start("c", MONDAY).tallies()).isEmpty();
    }
}
