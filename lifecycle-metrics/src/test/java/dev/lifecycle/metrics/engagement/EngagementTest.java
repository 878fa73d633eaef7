package dev.lifecycle.metrics.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.InvalidRowException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EngagementTest {

    @Test
    @DisplayName("T-CE-1: 180 of 200 views measured, 100 s on average, 30 of 150 viewers clicked")
    void content() {
        List<View> views = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            views.add(new View("v" + i % 150, "s" + i % 120, i < 180 ? Duration.ofSeconds(100) : null, i < 30));
        }
        ContentEngagement content = views.stream()
                .collect(ContentEngagement.of(View::viewer, View::dwell, View::clicked)
                        .metric());
        assertThat(content.meanDwell()).contains(Duration.ofSeconds(100));
        assertThat(content.coverage().value()).hasValue(0.9);
        assertThat(content.clickShare().rate()).hasToString("30 of 150 = 20.0 %");
        assertThat(content.visits()).isEqualTo(200);
        assertThat(content.definition()).isEqualTo("content/page-views");
        assertThat(content)
                .hasToString(
                        "200 visits, mean dwell PT1M40S (measured 180 of 200 = 90.0 %), clicked 30 of 150 = 20.0 %");
        ContentEngagement sessions = views.stream()
                .collect(ContentEngagement.of(View::viewer, View::dwell, View::clicked)
                        .perSession(View::session)
                        .metric());
        assertThat(sessions.visits()).isEqualTo(120);
        assertThat(sessions.definition()).isEqualTo("content/sessions");
    }

    @Test
    void no_measured_view_is_an_unknown_dwell_and_a_negative_one_refused() {
        ContentEngagement none = Stream.of(new View("a", "s", null, false))
                .collect(ContentEngagement.of(View::viewer, View::dwell, View::clicked)
                        .metric());
        assertThat(none.meanDwell()).isEmpty();
        assertThat(none.toString()).contains("mean dwell unknown");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(new View("a", "s", Duration.ofSeconds(-1), false))
                        .collect(ContentEngagement.of(View::viewer, View::dwell, View::clicked)
                                .metric()))
                .withMessageContaining("PT-1S");
    }

    @Test
    void self_service_is_a_search_without_a_ticket() {
        SelfService service = Stream.of(
                        HelpRequest.of("A", 0, false),
                        HelpRequest.of("A", 1, false),
                        HelpRequest.of("A", 30, false),
                        HelpRequest.of("B", 0, false),
                        HelpRequest.of("B", 2, true),
                        HelpRequest.of("C", 5, true),
                        HelpRequest.of("D", 0, false),
                        HelpRequest.of("D", 40, true),
                        HelpRequest.of("E", 95, false),
                        HelpRequest.of("F", 100, true))
                .collect(SelfService.of(HelpRequest::customer, HelpRequest::at, HelpRequest::ticket)
                        .within(Duration.ofHours(24))
                        .metric());
        assertThat(service.searches()).isEqualTo(4);
        assertThat(service.rate().rate()).hasToString("3 of 4 = 75.0 %");
        assertThat(service.open()).isEqualTo(1);
        assertThat(service.ticketsAlone()).isEqualTo(3);
        assertThat(service.rate().complete()).isFalse();
        assertThat(service.toString()).startsWith("self-service 3 of 4").endsWith("3 tickets without a search");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SelfService.of(HelpRequest::customer, HelpRequest::at, HelpRequest::ticket)
                        .within(Duration.ZERO)
                        .metric());
    }

    @Test
    @DisplayName("T-REF-1: 40 of 500 invite 100, 12 buy: 8 %, 12 %, K 0.024 over eligible, 0.30 over inviters")
    void referrals() {
        List<Invitation> invitations = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            invitations.add(new Invitation("customer" + i % 40, "friend" + i, i < 12));
        }
        invitations.add(new Invitation("customer0", "friend0", false));
        Referrals referrals = invitations.stream()
                .collect(Referrals.of(Invitation::inviter, Invitation::invitee, Invitation::bought)
                        .eligible(500)
                        .metric());
        assertThat(referrals.participation().value()).hasValue(0.08);
        assertThat(referrals.conversion().value()).hasValue(0.12);
        assertThat(referrals.kOverEligible()).hasValueCloseTo(0.024, within(1e-12));
        assertThat(referrals.kOverInviters()).hasValueCloseTo(0.30, within(1e-12));
        assertThat(referrals)
                .hasToString(
                        "participation 40 of 500 = 8.0 %, conversion 12 of 100 = 12.0 %, K 0.024 over eligible, 0.300"
                                + " over inviters");
    }

    @Test
    @DisplayName("T-REF-1: self-referral and circles are refused and told")
    void circles() {
        Referrals referrals = Stream.of(
                        new Invitation("A", "A", true),
                        new Invitation("B", "C", true),
                        new Invitation("C", "D", true),
                        new Invitation("D", "B", true),
                        new Invitation("D", "E", true))
                .collect(Referrals.of(Invitation::inviter, Invitation::invitee, Invitation::bought)
                        .eligible(10)
                        .metric());
        assertThat(referrals.refused()).containsExactly("A → A", "B → C", "C → D", "D → B");
        assertThat(referrals.inviters()).isEqualTo(1);
        assertThat(referrals.converted()).isEqualTo(1);
        assertThat(referrals.toString()).endsWith("; refused A → A, B → C, C → D, D → B");
    }

    @Test
    void nobody_is_undefined_and_too_few_eligible_are_refused() {
        Referrals none = Stream.<Invitation>of()
                .collect(Referrals.of(Invitation::inviter, Invitation::invitee, Invitation::bought)
                        .eligible(0)
                        .metric());
        assertThat(none.kOverEligible()).isEmpty();
        assertThat(none.toString()).contains("K undefined over eligible");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stream.of(new Invitation("A", "B", true))
                        .collect(Referrals.of(Invitation::inviter, Invitation::invitee, Invitation::bought)
                                .eligible(0)
                                .metric()))
                .withMessage("fewer customers are eligible (0) than invited somebody (1)");
    }
}
