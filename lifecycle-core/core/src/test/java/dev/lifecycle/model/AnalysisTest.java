package dev.lifecycle.model;

import static dev.lifecycle.model.Saas.SAAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.stage.Stage;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** L-25: what can be said of a model without running it. */
class AnalysisTest {

    private enum S implements Stage {
        A,
        B,
        C,
        D
    }

    @Test
    @DisplayName("L-25 the matrix of events and stages")
    void matrix() {
        Analysis analysis = SAAS.analysis();
        assertThat(analysis.rulesFor(Plan.TRIAL, "Subscribed")).containsExactly("TRIAL/Subscribed/paid plan");
        assertThat(analysis.rulesFor(Plan.CHURNED, "Cancelled")).isEmpty();
        assertThat(analysis.rulesFor(Plan.CHURNED, "unheard-of")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> analysis.rulesFor(Stage.of("GONE"), "Cancelled"));
        assertThat(analysis).hasToString("""
                        TRIAL  PAYING  CHAMPION  CHURNED
            Subscribed      1       .         .        1
            Referred        .       1         .        .
            Cancelled       1       1         1        .\
            """);
    }

    @Test
    @DisplayName("L-25 a shortest path to each rule, with what guards must say")
    void paths() {
        Path path = SAAS.analysis().pathTo("CHAMPION/silence PT2160H").orElseThrow();
        assertThat(path.legs())
                .extracting(Path.Leg::toString)
                .containsExactly(
                        "TRIAL: Subscribed ('paid plan' says yes) → PAYING",
                        "PAYING: Referred → CHAMPION",
                        "CHAMPION: silence 90 days → CHAMPION");
        assertThat(path.rule()).isEqualTo("CHAMPION/silence PT2160H");
        assertThat(path.obligations()).containsExactly("'paid plan' says yes");
    }

    @Test
    @DisplayName("L-25 of timers due before a wait ends, guards say no in the order in which they are due")
    void due_in_turn() {
        // spotless:off
        StageModel model = StageModel.named("m")
                .startAt(S.A)
                .from(S.A).after(Duration.ofDays(2)).when("second", s -> true).to(S.B)
                .from(S.A).after(Duration.ofDays(1)).when("first", s -> true) .to(S.C)
                .from(S.A).after(Duration.ofDays(3))                          .to(S.D)
                .terminal(S.B, S.C, S.D)
                .build();
        // spotless:on
        Path path = model.analysis().pathTo("A/after PT72H").orElseThrow();
        assertThat(path.legs())
                .extracting(Path.Leg::toString)
                .containsExactly("A: after 3 days ('first' says no, 'second' says no) → D");
    }

    @Test
    @DisplayName("L-25 paths that begin another one are left out, and every rule is passed")
    void prefixes() {
        assertThat(SAAS.analysis().paths())
                .extracting(Path::rule)
                .containsExactlyInAnyOrder("PAYING/silence PT2160H", "CHAMPION/silence PT2160H", "CHURNED/Subscribed");
        assertThat(SAAS.analysis().unreached()).isEmpty();
    }

    @Test
    @DisplayName("L-25 rules asked earlier must say no, and choosers must pick")
    void obligations() {
        // spotless:off
        StageModel model = StageModel.named("m")
                .startAt(S.A)
                .from(S.A).on("e").when("p", e -> true).to(S.B)
                .from(S.A).on("e").when("q", e -> true).to("pick", (e, s) -> S.C, S.B, S.C)
                .terminal(S.B, S.C)
                .build();
        // spotless:on
        assertThat(model.analysis().pathTo("A/e/q").orElseThrow().obligations())
                .containsExactly("'p' says no", "'q' says yes", "'pick' picks B");
    }

    @Test
    @DisplayName("L-25 waiting works only if no earlier timer leads away; its guard must say no")
    void waiting() {
        // spotless:off
        StageModel model = StageModel.named("m")
                .startAt(S.A)
                .from(S.A).after(Duration.ofDays(1)).when("early", s -> true).to(S.B)
                .from(S.A).after(Duration.ofDays(2)).to(S.C)
                .from(S.C).afterSilence(Duration.ofDays(1)).to(S.B)
                .from(S.C).after(Duration.ofDays(2)).as("only while events keep coming").to(S.D)
                .from(S.A).on("d").to(S.D)
                .from(S.C).on("e").stay()
                .terminal(S.B, S.D)
                .build();
        // spotless:on
        assertThat(model.analysis().pathTo("A/after PT48H").orElseThrow().obligations())
                .containsExactly("'early' says no");
        assertThat(model.analysis().unreached()).extracting(Rule::id).containsExactly("only while events keep coming");
        assertThat(model.analysis().pathTo("only while events keep coming")).isEmpty();
    }

    @Test
    @DisplayName("L-25 where a timer brought somebody into a stage that is left at once, no event finds them there")
    void passing_through() {
        // spotless:off
        ModelBuilder builder = StageModel.named("m")
                .startAt(S.A)
                .from(S.A).after(Duration.ofDays(1)).to(S.B)
                .from(S.B).after(Duration.ZERO).to(S.C)
                .from(S.B).on("e").as("in passing").to(S.D)
                .from(S.C).on("d").to(S.D)
                .terminal(S.D);
        // spotless:on
        assertThat(builder.build().analysis().unreached()).extracting(Rule::id).containsExactly("in passing");
        StageModel byEvent = builder.from(S.A).on("b").to(S.B).build();
        assertThat(byEvent.analysis().pathTo("in passing").orElseThrow().legs())
                .extracting(Path.Leg::trigger)
                .containsExactly("b", "e");
    }
}
