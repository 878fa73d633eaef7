package dev.lifecycle.model;

import static dev.lifecycle.model.Saas.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** L-8: which stage is further on. */
class StageOrderTest {

    private enum S implements Stage {
        A,
        B,
        C,
        LOST,
        NEW
    }

    private static ModelBuilder ring() {
        // spotless:off
        return StageModel.named("ring")
                .startAt(S.A)
                .from(S.A).on("c").to(S.C)
                .from(S.C).on("b").to(S.B)
                .from(S.B).on("c").to(S.C)
                .fromAny().on("lose").to(S.LOST)
                .from(S.LOST).on("a").reopensAt(S.A)
                .exit(S.LOST);
        // spotless:on
    }

    private static Position run(StageModel model, String... events) {
        Position position = model.start("s", MONDAY);
        for (String event : events) {
            position = model.decide(position, Signal.of(event), MONDAY).position();
        }
        return position;
    }

    @Test
    @DisplayName("L-8 without a list the order is that of first mention")
    void first_mention() {
        assertThat(ring().build().stages()).containsExactly(S.A, S.C, S.B, S.LOST);
    }

    @Test
    @DisplayName("L-8 a list of stages is the order, wherever it is called")
    void listed() {
        assertThat(ring().stages(S.A, S.B, S.C, S.LOST).build().stages()).containsExactly(S.A, S.B, S.C, S.LOST);
    }

    @Test
    @DisplayName("L-8 stageAfter inserts into the order, be it of mention or listed")
    void inserted() {
        // spotless:off
        ModelBuilder mentioned = ring().stageAfter(S.A, S.NEW)
                .from(S.A).on("n").to(S.NEW)
                .from(S.NEW).on("c").to(S.C);
        // spotless:on
        assertThat(mentioned.build().stages()).containsExactly(S.A, S.NEW, S.C, S.B, S.LOST);
        ModelBuilder listed = ring().stages(S.A, S.B, S.C, S.LOST).stageAfter(S.B, S.NEW);
        listed.from(S.A).on("n").to(S.NEW).from(S.NEW).on("c").to(S.C);
        assertThat(listed.build().stages()).containsExactly(S.A, S.B, S.NEW, S.C, S.LOST);
        // spotless:off
        StageModel extended = ring().stages(S.A, S.B, S.C, S.LOST)
                .build()
                .extend("more")
                .stageAfter(S.C, S.NEW)
                .from(S.C).on("n").to(S.NEW)
                .from(S.NEW).on("c").to(S.C)
                .build();
        // spotless:on
        assertThat(extended.stages()).containsExactly(S.A, S.B, S.C, S.NEW, S.LOST);
    }

    @Test
    @DisplayName("L-8 stageAfter moves a stage that is there already")
    void moved() {
        assertThat(ring().stageAfter(S.B, S.C).build().stages()).containsExactly(S.A, S.B, S.C, S.LOST);
    }

    @Test
    @DisplayName("L-8 furthest is by that order and per episode, furthest ever over all; exit stages never count")
    void furthest() {
        StageModel model = ring().stages(S.A, S.B, S.C, S.LOST).build();
        assertThat(run(model, "c", "b").furthest()).contains(S.C);
        Position lost = run(model, "c", "lose");
        assertThat(lost.stage()).isEqualTo(S.LOST);
        assertThat(lost.furthest()).contains(S.C);
        Position back = run(model, "c", "lose", "a");
        assertThat(back.furthest()).contains(S.A);
        assertThat(back.furthestEver()).contains(S.C);
        Position adopted = model.begin("s", S.LOST, MONDAY);
        assertThat(adopted.furthest()).isEmpty();
        assertThat(adopted.furthestEver()).isEmpty();
    }

    @Test
    @DisplayName("L-8 a stage known by id alone is the host's constant of that id, in whichever order they come")
    void named_stages() {
        // spotless:off
        StageModel model = StageModel.named("mixed")
                .startAt(Stage.of("A"))
                .from(Stage.of("A")).on("b").to(S.B)
                .from(Stage.of("B")).on("a").to(S.A)
                .build();
        // spotless:on
        assertThat(model.stages()).containsExactly(S.A, S.B);
        assertThat(model.start()).isEqualTo(S.A);
        assertThat(run(model, "b").stage()).isSameAs(S.B);
        assertThat(model.begin("s", Stage.of("B"), MONDAY).stage()).isSameAs(S.B);
        assertThat(Stage.of("B").is(S.B)).isTrue();
        assertThat(Stage.of("B")).hasToString("B");
    }

    @Test
    @DisplayName("stages can be tagged with a phase")
    void phases() {
        StageModel model =
                ring().phase(Phase.PRE, S.A).phase(Phase.DURING, S.B, S.C).build();
        assertThat(model.phase(S.C)).contains(Phase.DURING);
        assertThat(model.extend("more").build().phase(S.A)).contains(Phase.PRE);
        assertThat(model.phase(S.LOST)).isEmpty();
    }
}
