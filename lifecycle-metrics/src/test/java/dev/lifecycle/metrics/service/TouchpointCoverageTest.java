package dev.lifecycle.metrics.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Touchpoint;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TouchpointCoverageTest {

    private record Plan(String customer, String stage, String touchpoint, TouchpointFate fate, boolean called) {

        static Plan of(String customer, String stage, String touchpoint, TouchpointFate fate) {
            return new Plan(customer, stage, touchpoint, fate, touchpoint.equals("call"));
        }
    }

    private static Stream<Plan> plans() {
        return Stream.of(
                Plan.of("A", "RETENTION", "thank-you", TouchpointFate.SENT),
                Plan.of("A", "RETENTION", "thank-you", TouchpointFate.SENT),
                Plan.of("B", "RETENTION", "thank-you", TouchpointFate.HELD_BACK),
                Plan.of("C", "RETENTION", "thank-you", TouchpointFate.FAILED),
                Plan.of("D", "RETENTION", "thank-you", TouchpointFate.PENDING),
                Plan.of("A", "RETENTION", "call", TouchpointFate.SENT),
                Plan.of("A", "RETENTION", "csat-survey", TouchpointFate.PENDING),
                Plan.of("A", "DISCOVERY", "offer", TouchpointFate.SENT));
    }

    private static TouchpointCoverageDefinition<Plan> coverage() {
        return TouchpointCoverage.of(Plan::customer, Plan::stage, Plan::touchpoint, Plan::fate);
    }

    @Test
    void planned_sent_held_back_by_stage_and_the_share_done_without_a_person() {
        TouchpointCoverage told = plans().collect(coverage()
                .doneByPerson(Plan::called)
                .expecting("RETENTION", "thank-you", "call", "csat-survey")
                .expecting("ADVOCACY", "invite-referral")
                .metric());
        StageTouchpoint thanks = told.at("RETENTION", "thank-you").orElseThrow();
        assertThat(thanks.sentShare().rate()).isEqualTo(new Rate(2, 4));
        assertThat(thanks.sentShare().complete()).isFalse();
        assertThat(thanks.reach().rate()).as("sent twice to one customer").isEqualTo(new Rate(1, 4));
        assertThat(thanks.pending()).isEqualTo(1);
        assertThat(thanks).hasToString("thank-you at RETENTION: 2 of 5 sent, 1 held back, 1 failed, 1 pending");
        assertThat(told.at("RETENTION", "call").orElseThrow().automatic().rate())
                .isEqualTo(new Rate(0, 1));
        assertThat(told.automatic().rate()).isEqualTo(new Rate(3, 4));
        assertThat(told.sentShare().rate()).isEqualTo(new Rate(4, 6));
        assertThat(told.heldBackShare().rate()).isEqualTo(new Rate(1, 6));
        assertThat(told.coverage().rate()).isEqualTo(new Rate(2, 4));
        assertThat(told.coverage().complete()).as("the survey may still go out").isFalse();
        assertThat(told.missing())
                .extracting(StageTouchpoint::touchpoint)
                .containsExactly("invite-referral", "csat-survey");
        assertThat(told.misplaced()).extracting(StageTouchpoint::touchpoint).containsExactly("offer");
        assertThat(told.at("DISCOVERY", "call")).isEmpty();
        assertThat(told).hasToString("""
                stage, touchpoint          planned  sent  held back  failed  pending  by person  reached
                ADVOCACY, invite-referral        0     0          0       0        0          0   0 of 0    missing
                DISCOVERY, offer                 1     1          0       0        0          0   1 of 1  misplaced
                RETENTION, call                  1     1          0       0        0          1   1 of 1
                RETENTION, csat-survey           1     0          0       0        1          0   0 of 1    missing
                RETENTION, thank-you             5     2          1       1        1          0   1 of 4
                sent 4 of 6 = 66.7 %; without a person 3 of 4 = 75.0 %; expected and sent 2 of 4 = 50.0 %
                """);
    }

    @Test
    void without_expectations_nothing_is_missing_or_misplaced_and_coverage_is_undefined() {
        TouchpointCoverage told = plans().collect(coverage().metric());
        assertThat(told.coverage().value()).isEmpty();
        assertThat(told.missing()).isEmpty();
        assertThat(told.misplaced()).isEmpty();
        assertThat(told.automatic().rate()).as("nobody said what took a person").isEqualTo(new Rate(4, 4));
        assertThat(Stream.<Plan>of().collect(coverage().metric()).sentShare().value())
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> coverage().expecting("RETENTION"))
                .withMessageContaining("'RETENTION'");
    }

    @Test
    void touchpoints_of_stage_models_are_read_as_they_stand() {
        Touch touch = Touch.of("thank-you");
        Instant at = Instant.parse("2026-03-01T09:00:00Z");
        TouchpointCoverage told = Arrays.stream(Touchpoint.Status.values())
                .map(status -> Touchpoint.planned(
                                Touchpoint.Key.composed("shop", "anna", 1, 0, "thank-you", status.ordinal()),
                                touch,
                                Stage.of("RETENTION"),
                                at,
                                Map.of())
                        .with(status, null))
                .collect(TouchpointCoverage.ofTouchpoints()
                        .expecting("RETENTION", "thank-you")
                        .metric());
        assertThat(told.at("RETENTION", "thank-you"))
                .hasValueSatisfying(one -> assertThat(one)
                        .as("cancelled and suppressed are held back, expired came too late")
                        .hasToString("thank-you at RETENTION: 1 of 6 sent, 2 held back, 2 failed, 1 pending"));
    }
}
