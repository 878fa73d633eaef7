package dev.lifecycle.preset;

import static dev.lifecycle.preset.CrmCycle.CUSTOMISE;
import static dev.lifecycle.preset.CrmCycle.DIFFERENTIATE;
import static dev.lifecycle.preset.CrmCycle.IDENTIFY;
import static dev.lifecycle.preset.CrmCycle.INTERACT;
import static dev.lifecycle.preset.Row.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.model.Position;
import dev.lifecycle.model.Replay;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.event.InteractionRecorded;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.ProfileCompleted;
import dev.lifecycle.preset.event.SegmentAssigned;
import dev.lifecycle.stage.Occurrence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrmCycleTest {

    private static final StageModel MODEL = CrmCycle.model();

    static List<Row> rows() {
        // spotless:off
        return List.of(
                in(IDENTIFY)     .on(new ProfileCompleted(0.8))        .movesTo(DIFFERENTIATE),
                in(IDENTIFY)     .on(new ProfileCompleted(0.79))       .stays("ask-missing-details"),
                in(DIFFERENTIATE).on(new SegmentAssigned("collectors")).movesTo(INTERACT, "segment-plan"),
                in(INTERACT)     .on(new InteractionRecorded(true))    .movesTo(CUSTOMISE, "tailored-offer"),
                in(INTERACT)     .on(new InteractionRecorded(false))   .stays("next-interaction"),
                in(CUSTOMISE)    .on(new InteractionRecorded(true))    .reopensAt(INTERACT),
                in(CUSTOMISE)    .on(new InteractionRecorded(false))   .reopensAt(INTERACT),
                in(INTERACT)     .on(new SegmentAssigned("collectors")).reopensAt(DIFFERENTIATE, "segment-plan"),
                in(CUSTOMISE)    .on(new SegmentAssigned("collectors")).reopensAt(DIFFERENTIATE, "segment-plan"));
        // spotless:on
    }

    static List<Row> unlisted() {
        return Row.unlisted(
                MODEL,
                rows(),
                List.of(
                        new ProfileCompleted(1),
                        new SegmentAssigned("collectors"),
                        new InteractionRecorded(true),
                        new OrderCompleted("o-1", BigDecimal.ONE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void the_table(Row row) {
        row.check(MODEL);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unlisted")
    void what_the_table_does_not_list_is_refused(Row row) {
        row.check(MODEL);
    }

    /** Found out, sorted, addressed twice, answered, addressed again. */
    @Test
    void the_firm_goes_through_its_four_steps() {
        List<Object> events = List.of(
                new ProfileCompleted(0.4),
                new ProfileCompleted(0.9),
                new SegmentAssigned("collectors"),
                new InteractionRecorded(false),
                new InteractionRecorded(true),
                new InteractionRecorded(true));
        List<Occurrence> log = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            log.add(new Occurrence("c-1", events.get(i), Row.MONDAY.plusSeconds(i), "e-" + i));
        }
        Position end = Replay.of(MODEL).run(log).positions().get("c-1");
        assertThat(end.stage()).isEqualTo(INTERACT);
        assertThat(end.episode()).isEqualTo(2);
        assertThat(end.furthestEver()).contains(CUSTOMISE);
    }

    @Test
    void the_threshold_is_the_hosts() {
        StageModel own = CrmCycle.model(CrmParameters.DEFAULTS.withCompleteFrom(0.5));
        in(IDENTIFY).on(new ProfileCompleted(0.5)).movesTo(DIFFERENTIATE).check(own);
        in(IDENTIFY).on(new ProfileCompleted(0.49)).stays("ask-missing-details").check(own);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrmParameters.DEFAULTS.withCompleteFrom(80))
                .withMessage("completeFrom lies between 0 and 1, but is 80.0; divide a percentage by 100");
    }

    @Test
    void steps_have_no_phase() {
        assertThat(MODEL.stages()).containsExactly(CrmCycle.values());
        assertThat(MODEL.stages())
                .allSatisfy(stage -> assertThat(MODEL.phase(stage)).isEmpty());
        assertThat(CrmCycle.model()).isSameAs(MODEL).hasToString("crm v1");
    }
}
