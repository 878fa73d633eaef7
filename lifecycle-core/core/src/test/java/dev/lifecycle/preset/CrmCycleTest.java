package dev.lifecycle.preset;

import static dev.lifecycle.preset.CrmCycle.CUSTOMISE;
import static dev.lifecycle.preset.CrmCycle.DIFFERENTIATE;
import static dev.lifecycle.preset.CrmCycle.IDENTIFY;
import static dev.lifecycle.preset.CrmCycle.INTERACT;
import static dev.lifecycle.preset.Row.in;
import static dev.lifecycle.preset.Told.having;
import static dev.lifecycle.preset.Told.plain;
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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CrmCycleTest {

    private static final StageModel MODEL = CrmCycle.model();

    private static final SegmentAssigned COLLECTOR = new SegmentAssigned("collectors");
    private static final SegmentAssigned OFFICE = new SegmentAssigned("offices");
    private static final ProfileCompleted PROFILE = new ProfileCompleted(0.8);
    private static final InteractionRecorded ANSWERED = new InteractionRecorded(true);
    private static final InteractionRecorded UNANSWERED = new InteractionRecorded(false);

    static List<Told> rows() {
        // spotless:off
        List<Told> rows = new ArrayList<>(plain(
                in(IDENTIFY)     .on(PROFILE)                   .movesTo(DIFFERENTIATE),
                in(IDENTIFY)     .on(new ProfileCompleted(0.79)).stays("ask-missing-details"),
                in(DIFFERENTIATE).on(PROFILE)                   .isIgnored(),
                in(INTERACT)     .on(PROFILE)                   .isIgnored(),
                in(CUSTOMISE)    .on(PROFILE)                   .isIgnored(),
                in(DIFFERENTIATE).on(COLLECTOR)                 .movesTo(INTERACT, "segment-plan"),
                in(INTERACT)     .on(ANSWERED)                  .movesTo(CUSTOMISE, "tailored-offer"),
                in(INTERACT)     .on(UNANSWERED)                .stays("next-interaction"),
                in(CUSTOMISE)    .on(ANSWERED)                  .reopensAt(INTERACT),
                in(CUSTOMISE)    .on(UNANSWERED)                .reopensAt(INTERACT),
                in(IDENTIFY)     .on(ANSWERED)                  .isIgnored(),
                in(DIFFERENTIATE).on(UNANSWERED)                .isIgnored(),
                in(IDENTIFY)     .on(COLLECTOR)                 .stays(),
                in(INTERACT)     .on(COLLECTOR)                 .reopensAt(INTERACT, "segment-plan"),
                in(CUSTOMISE)    .on(COLLECTOR)                 .reopensAt(INTERACT, "segment-plan")));
        rows.addAll(List.of(
                having(IDENTIFY, COLLECTOR)               .row(in(IDENTIFY) .on(PROFILE)                   .movesTo(INTERACT, "segment-plan")),
                having(IDENTIFY, COLLECTOR)               .row(in(IDENTIFY) .on(new ProfileCompleted(0.79)).stays("ask-missing-details")),
                having(DIFFERENTIATE, COLLECTOR)          .row(in(INTERACT) .on(OFFICE)                    .reopensAt(INTERACT, "segment-plan")),
                having(DIFFERENTIATE, COLLECTOR, ANSWERED).row(in(CUSTOMISE).on(OFFICE)                    .reopensAt(INTERACT, "segment-plan")),
                having(DIFFERENTIATE, COLLECTOR)          .row(in(INTERACT) .on(COLLECTOR)                 .stays()),
                having(DIFFERENTIATE, COLLECTOR, ANSWERED).row(in(CUSTOMISE).on(COLLECTOR)                 .stays())));
        // spotless:on
        return rows;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void the_table(Told row) {
        row.check(MODEL);
    }

    @Test
    void every_rule_has_its_row() {
        assertThat(Told.unplayed(MODEL, rows())).isEmpty();
        assertThat(MODEL.analysis().unreached()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(CrmCycle.class)
    void none_of_its_events_is_refused_and_any_other_is(CrmCycle step) {
        List<Object> events = List.of(PROFILE, new ProfileCompleted(0), COLLECTOR, ANSWERED, UNANSWERED);
        assertThat(Told.refused(MODEL, having(step), events)).isEmpty();
        assertThat(Told.refused(MODEL, having(step), List.of(new OrderCompleted("o-1", BigDecimal.ONE))))
                .containsExactly("OrderCompleted []");
    }

    @Test
    void the_plan_is_about_the_segment_known_last() {
        // spotless:off
        assertThat(having(DIFFERENTIATE)                      .row(in(DIFFERENTIATE).on(COLLECTOR).movesTo(INTERACT, "segment-plan")).check(MODEL).about()).isEqualTo(Map.of("segment", "collectors"));
        assertThat(having(IDENTIFY, COLLECTOR, OFFICE)        .row(in(IDENTIFY).on(PROFILE).movesTo(INTERACT, "segment-plan"))       .check(MODEL).about()).isEqualTo(Map.of("segment", "offices"));
        assertThat(having(DIFFERENTIATE, COLLECTOR, COLLECTOR).row(in(INTERACT).on(OFFICE).reopensAt(INTERACT, "segment-plan"))      .check(MODEL).about()).isEqualTo(Map.of("segment", "offices"));
        // spotless:on
    }

    /** What the picture in the Javadoc shows. */
    @Test
    void the_arrows_of_the_picture() {
        assertThat(Told.arrows(MODEL))
                .isEqualTo(Map.of(
                        "IDENTIFY", "DIFFERENTIATE INTERACT",
                        "DIFFERENTIATE", "INTERACT",
                        "INTERACT", "INTERACT CUSTOMISE",
                        "CUSTOMISE", "INTERACT"));
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
        assertThat(end.text("segment")).contains("collectors");
        assertThat(end.furthestEver()).contains(CUSTOMISE);
    }

    @Test
    void the_threshold_is_the_hosts() {
        StageModel own = CrmCycle.model(CrmParameters.DEFAULTS.withCompleteFrom(0.5));
        // spotless:off
        in(IDENTIFY).on(new ProfileCompleted(0.5)) .movesTo(DIFFERENTIATE)      .check(own);
        in(IDENTIFY).on(new ProfileCompleted(0.49)).stays("ask-missing-details").check(own);
        having(IDENTIFY, COLLECTOR).row(in(IDENTIFY).on(new ProfileCompleted(0.5)).movesTo(INTERACT, "segment-plan")).check(own);
        // spotless:on
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
