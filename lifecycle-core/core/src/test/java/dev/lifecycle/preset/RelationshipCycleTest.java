package dev.lifecycle.preset;

import static dev.lifecycle.preset.RelationshipCycle.ACQUISITION;
import static dev.lifecycle.preset.RelationshipCycle.ATTRITION;
import static dev.lifecycle.preset.RelationshipCycle.GROWTH;
import static dev.lifecycle.preset.RelationshipCycle.LOYALTY;
import static dev.lifecycle.preset.Row.in;
import static dev.lifecycle.preset.Story.day;
import static dev.lifecycle.preset.event.ChurnReason.COMPETITOR_PRICE;
import static dev.lifecycle.preset.event.ChurnReason.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.event.Cancelled;
import dev.lifecycle.preset.event.ChurnReason;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.preset.event.ContractRenewed;
import dev.lifecycle.preset.event.ContractSigned;
import dev.lifecycle.preset.event.LeadCaptured;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.ReasonGiven;
import dev.lifecycle.preset.event.ReferralMade;
import dev.lifecycle.preset.event.SatisfactionDropped;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RelationshipCycleTest {

    private static final StageModel MODEL = RelationshipCycle.model();
    private static final OrderCompleted ORDER = new OrderCompleted("o-1", BigDecimal.TEN);
    private static final OrderCompleted REFUND = new OrderCompleted("o-1", BigDecimal.TEN.negate());
    private static final ContractSigned SIGNED = new ContractSigned("k-1", day(365));
    private static final ContractRenewed RENEWED = new ContractRenewed(day(730));
    private static final Cancelled CANCELLED = new Cancelled(UNKNOWN);
    private static final LeadCaptured LEAD = new LeadCaptured("web");
    private static final ContactMade CONTACT = new ContactMade("phone");
    private static final SatisfactionDropped DROPPED = new SatisfactionDropped(2);
    private static final ReferralMade REFERRAL = new ReferralMade("bilal");
    private static final String ANSWER = "answer-questions, transactional";
    private static final String RECOVERY = "service-recovery, transactional";
    private static final String WIN_BACK = "win-back after 14 days, cancelled if left";
    private static final String LOST = "to ATTRITION | reason-survey, " + WIN_BACK;
    private static final String UNDER_CONTRACT = "held back by [no contract, or its end and lostAfter have passed]";

    static List<Row> rows() {
        // spotless:off
        List<Row> rows = new ArrayList<>(List.of(
                in(ACQUISITION).on(LEAD)                              .stays(ANSWER),
                in(ACQUISITION).on(CONTACT)                           .stays(ANSWER),
                in(ACQUISITION).on(ORDER)                             .movesTo(GROWTH, "welcome"),
                in(ACQUISITION).on(REFUND)                            .isRefusedBy("total not negative"),
                in(ACQUISITION).on(SIGNED)                            .movesTo(GROWTH, "welcome"),
                in(ACQUISITION).on(RENEWED)                           .movesTo(GROWTH, "welcome"),
                in(ACQUISITION).on(new ReasonGiven(COMPETITOR_PRICE)) .stays(),
                in(ACQUISITION).on(DROPPED)                           .stays(RECOVERY),
                in(ACQUISITION).on(REFERRAL)                          .isRefusedBy("has bought"),
                in(ACQUISITION).on(CANCELLED)                         .isRefusedBy("has bought"),
                in(ATTRITION)  .on(new ReasonGiven(COMPETITOR_PRICE)) .stays(),
                in(ATTRITION)  .on(ORDER)                             .reopensAt(GROWTH, "welcome-back"),
                in(ATTRITION)  .on(REFUND)                            .isRefusedBy("total not negative"),
                in(ATTRITION)  .on(SIGNED)                            .reopensAt(GROWTH, "welcome-back"),
                in(ATTRITION)  .on(RENEWED)                           .reopensAt(GROWTH, "welcome-back"),
                in(ATTRITION)  .on(LEAD)                              .stays(ANSWER, "win-back"),
                in(ATTRITION)  .on(CONTACT)                           .stays(ANSWER, "win-back"),
                in(ATTRITION)  .on(CANCELLED)                         .stays(),
                in(ATTRITION)  .on(DROPPED)                           .stays(),
                in(ATTRITION)  .on(REFERRAL)                          .stays()));
        for (Stage stage : List.of(GROWTH, LOYALTY)) {
            rows.addAll(List.of(
                    in(stage).on(ORDER)                               .stays(),
                    in(stage).on(SIGNED)                              .stays(),
                    in(stage).on(RENEWED)                             .stays(),
                    in(stage).on(LEAD)                                .stays(ANSWER),
                    in(stage).on(CONTACT)                             .stays(ANSWER),
                    in(stage).on(REFERRAL)                            .stays("referral-reward"),
                    in(stage).on(DROPPED)                             .stays(RECOVERY),
                    in(stage).after(Duration.ofDays(180))             .movesTo(ATTRITION, "reason-survey", WIN_BACK),
                    in(stage).on(new Cancelled(COMPETITOR_PRICE))     .movesTo(ATTRITION, WIN_BACK),
                    in(stage).on(CANCELLED)                           .movesTo(ATTRITION, "reason-survey", WIN_BACK),
                    in(stage).on(new ReasonGiven(COMPETITOR_PRICE))   .stays()));
        }
        rows.add(in(GROWTH) .on(REFUND).isRefusedBy("loyal", "total not negative"));
        rows.add(in(LOYALTY).on(REFUND).isRefusedBy("total not negative"));
        // spotless:on
        return rows;
    }

    static List<Row> unlisted() {
        return Row.unlisted(
                MODEL,
                rows(),
                List.of(
                        LEAD,
                        CONTACT,
                        ORDER,
                        SIGNED,
                        RENEWED,
                        REFERRAL,
                        DROPPED,
                        CANCELLED,
                        new ReasonGiven(UNKNOWN),
                        new ContentViewed("x")));
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

    @Test
    void every_event_of_the_relation_has_a_rule_in_every_stage() {
        assertThat(unlisted())
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.trigger()).isEqualTo(new ContentViewed("x")));
    }

    @ParameterizedTest
    @EnumSource(
            value = RelationshipCycle.class,
            names = {"GROWTH", "LOYALTY"})
    void GROWTH_LOYALTY_before_the_end_of_the_contract_stay_renew_offer(Stage stage) {
        Story.in(MODEL, stage)
                .on(SIGNED, "stay")
                .onDay(334)
                .timers("after 180 days: " + UNDER_CONTRACT)
                .onDay(335)
                .timers("after 335 days: stay | renew-offer");
    }

    @ParameterizedTest
    @EnumSource(
            value = RelationshipCycle.class,
            names = {"GROWTH", "LOYALTY"})
    void GROWTH_LOYALTY_silent_since_the_contract_ended_to_ATTRITION(Stage stage) {
        Story.in(MODEL, stage)
                .on(new ContractSigned("k-1", day(100)), "stay")
                .onDay(279)
                .timers("after 70 days: stay | renew-offer", "after 180 days: " + UNDER_CONTRACT)
                .onDay(280)
                .timers("after 280 days: " + LOST);
    }

    @ParameterizedTest
    @EnumSource(
            value = RelationshipCycle.class,
            names = {"GROWTH", "LOYALTY"})
    void GROWTH_LOYALTY_not_silent_since_the_contract_ended_is_lost_by_silence_alone(Stage stage) {
        Story.in(MODEL, stage)
                .on(new ContractSigned("k-1", day(100)), "stay")
                .onDay(110)
                .on(CONTACT, "after 70 days: stay | renew-offer", "stay | " + ANSWER)
                .onDay(289)
                .timers("after 280 days: held back by [silent since the contract ended]")
                .onDay(290)
                .timers("after 290 days: " + LOST);
    }

    @Test
    void GROWTH_purchase_loyal_to_LOYALTY_with_the_third_of_the_episode_whatever_it_is() {
        String loyal = "to LOYALTY | thank-you, benefits";
        for (Object third : List.of(ORDER, new ContractSigned("k-2", day(365)), RENEWED)) {
            Story.of(MODEL)
                    .on(SIGNED, "to GROWTH | welcome")
                    .onDay(20)
                    .on(ORDER, "stay")
                    .onDay(40)
                    .on(third, loyal)
                    .isIn(LOYALTY, 1);
        }
    }

    @Test
    void GROWTH_purchase_not_loyal_while_satisfaction_has_dropped_since_the_last_one() {
        Story.of(MODEL)
                .on(ORDER, "to GROWTH | welcome")
                .onDay(10)
                .on(ORDER, "stay")
                .onDay(12)
                .on(DROPPED, "stay | " + RECOVERY)
                .onDay(20)
                .on(ORDER, "stay")
                .onDay(30)
                .on(ORDER, "to LOYALTY | thank-you, benefits");
    }

    @Test
    void GROWTH_refunds_do_not_count_towards_loyalty() {
        Story.of(MODEL)
                .on(ORDER, "to GROWTH | welcome")
                .on(ORDER, "stay")
                .on(REFUND, "held back by [loyal, total not negative]")
                .isIn(GROWTH, 1)
                .on(ORDER, "to LOYALTY | thank-you, benefits");
    }

    @Test
    void ATTRITION_LeadCaptured_long_absent_reopens_at_ACQUISITION_from_the_365th_day_on() {
        Story.in(MODEL, ATTRITION)
                .onDay(364)
                .on(LEAD, "stay | " + ANSWER + ", win-back")
                .onDay(365)
                .on(LEAD, "reopens at ACQUISITION | " + ANSWER);
    }

    @Test
    void ACQUISITION_a_customer_of_long_ago_speaks_as_one() {
        Story.of(MODEL)
                .on(ORDER, "to GROWTH | welcome")
                .onDay(600)
                .on(LEAD, "after 180 days: " + LOST, "reopens at ACQUISITION | " + ANSWER)
                .on(REFERRAL, "stay | referral-reward")
                .on(new Cancelled(COMPETITOR_PRICE), "stay | notes COMPETITOR_PRICE")
                .isIn(ACQUISITION, 2);
    }

    @Test
    void reasons_are_noted_when_they_leave_when_they_are_asked_and_long_after() {
        Story.in(MODEL, GROWTH)
                .on(new ReasonGiven(ChurnReason.PRICE), "stay | notes PRICE")
                .on(new Cancelled(COMPETITOR_PRICE), "to ATTRITION | " + WIN_BACK + " | notes COMPETITOR_PRICE")
                .onDay(10)
                .on(CANCELLED, "stay")
                .on(new Cancelled(ChurnReason.OTHER), "stay | notes OTHER")
                .on(new ReasonGiven(ChurnReason.SERVICE_QUALITY), "stay | notes SERVICE_QUALITY")
                .on(DROPPED, "stay | notes satisfaction 2")
                .on(REFERRAL, "stay | notes recommended the firm")
                .isIn(ATTRITION, 1);
    }

    @Test
    void a_drop_in_satisfaction_is_no_activity() {
        Story.in(MODEL, LOYALTY)
                .onDay(170)
                .on(DROPPED, "stay | " + RECOVERY)
                .onDay(180)
                .timers("after 180 days: " + LOST);
    }

    @Test
    void of_two_contracts_the_one_that_ends_last_counts() {
        Story story = Story.of(MODEL)
                .on(SIGNED, "to GROWTH | welcome")
                .onDay(10)
                .on(new ContractSigned("k-2", day(40)), "stay");
        assertThat(story.position().date("contract-end")).contains(day(365));
        story.onDay(20).on(new ContractRenewed(day(400)), "to LOYALTY | thank-you, benefits");
        assertThat(story.position().date("contract-end")).contains(day(400));
    }

    @Test
    void an_early_renewal_moves_the_offer_of_the_next_one() {
        Story.of(MODEL)
                .on(SIGNED, "to GROWTH | welcome")
                .onDay(120)
                .on(RENEWED, "stay")
                .onDay(699)
                .timers("after 300 days: " + UNDER_CONTRACT)
                .onDay(700)
                .timers("after 700 days: stay | renew-offer");
    }

    @Test
    void an_open_ended_contract_keeps_for_ever() {
        Story.of(MODEL)
                .on(new ContractSigned("k-1", Instant.parse("9999-01-01T00:00:00Z")), "to GROWTH | welcome")
                .onDay(20_000)
                .timers("after 180 days: " + UNDER_CONTRACT)
                .isIn(GROWTH, 1);
    }

    @Test
    void a_contract_that_is_over_when_it_is_told_loses_nobody_at_once() {
        Story.in(MODEL, GROWTH)
                .onDay(150)
                .on(new ContractSigned("k-0", day(-400)), "stay")
                .timers()
                .onDay(330)
                .timers("after 330 days: " + LOST);
    }

    @Test
    void who_cancels_has_no_contract_any_more_and_can_come_back_to_a_new_one() {
        Story story =
                Story.of(MODEL).on(SIGNED, "to GROWTH | welcome").onDay(100).on(CANCELLED, LOST);
        assertThat(story.position().date("contract-end")).isEmpty();
        story.onDay(110)
                .on(ORDER, "reopens at GROWTH | welcome-back")
                .onDay(289)
                .timers();
        story.onDay(290).timers("after 290 days: " + LOST).isIn(ATTRITION, 2);
    }

    @Test
    void a_late_order_counts_and_does_not_lengthen_the_silence_after_it() {
        Story.of(MODEL)
                .on(ORDER, "to GROWTH | welcome")
                .onDay(60)
                .on(CONTACT, "stay | " + ANSWER)
                .told(ORDER, 30, "stay")
                .onDay(240)
                .timers("after 240 days: " + LOST)
                .onDay(250)
                .told(ORDER, 230, "reopens at GROWTH | welcome-back");
    }

    /** Won, loyal, under contract and silent, lost, won back: and loyalty has to be earned anew. */
    @Test
    void a_relation_of_three_years() {
        Story.of(MODEL)
                .on(LEAD, "stay | " + ANSWER)
                .onDay(3)
                .on(CONTACT, "stay | " + ANSWER)
                .onDay(10)
                .on(ORDER, "to GROWTH | welcome")
                .onDay(60)
                .on(ORDER, "stay")
                .onDay(75)
                .on(DROPPED, "stay | " + RECOVERY)
                .onDay(100)
                .on(ORDER, "stay")
                .onDay(140)
                .on(new ContractSigned("k-1", day(505)), "to LOYALTY | thank-you, benefits")
                .onDay(150)
                .on(REFERRAL, "stay | referral-reward")
                .onDay(500)
                .on(
                        new ContractRenewed(day(600)),
                        "after 330 days: " + UNDER_CONTRACT,
                        "after 475 days: stay | renew-offer",
                        "stay")
                .onDay(780)
                .timers(
                        "after 570 days: stay | renew-offer",
                        "after 680 days: " + UNDER_CONTRACT,
                        "after 780 days: " + LOST)
                .onDay(790)
                .on(new ReasonGiven(ChurnReason.NEEDS_CHANGED), "stay | notes NEEDS_CHANGED")
                .onDay(800)
                .on(CONTACT, "stay | " + ANSWER + ", win-back")
                .onDay(810)
                .on(ORDER, "reopens at GROWTH | welcome-back")
                .onDay(900)
                .on(ORDER, "stay")
                .onDay(1000)
                .on(ORDER, "to LOYALTY | thank-you, benefits")
                .onDay(1095)
                .timers()
                .isIn(LOYALTY, 2);
    }

    @Test
    void stages_know_their_phase_and_only_attrition_is_an_exit() {
        assertThat(MODEL.stages()).containsExactly(RelationshipCycle.values());
        assertThat(MODEL.stages().stream().map(stage -> MODEL.phase(stage).orElseThrow()))
                .containsExactly(Phase.PRE, Phase.POST, Phase.POST, Phase.POST);
        assertThat(MODEL.stages().stream().filter(MODEL::isExit)).containsExactly(ATTRITION);
    }

    @Test
    void thresholds_are_the_hosts() {
        StageModel own = RelationshipCycle.model(RelationshipParameters.DEFAULTS
                .withLoyalAfter(2)
                .withLostAfter(Duration.ofDays(60))
                .withForgottenAfter(Duration.ofNanos(1_000))
                .withRenewBefore(Duration.ofDays(7)));
        in(GROWTH)
                .after(Duration.ofDays(60))
                .movesTo(ATTRITION, "reason-survey", WIN_BACK)
                .check(own);
        in(ATTRITION).on(LEAD).reopensAt(ACQUISITION, ANSWER).check(own);
        Story.of(own)
                .on(ORDER, "to GROWTH | welcome")
                .on(new ContractSigned("k-1", day(50)), "to LOYALTY | thank-you, benefits")
                .onDay(110)
                .timers(
                        "after 43 days: stay | renew-offer",
                        "after 60 days: " + UNDER_CONTRACT,
                        "after 110 days: " + LOST);
    }

    @Test
    void thresholds_that_cannot_be_are_refused_with_the_value() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RelationshipParameters.DEFAULTS.withLoyalAfter(0))
                .withMessage("loyalAfter is at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RelationshipParameters.DEFAULTS.withRenewBefore(Duration.ZERO))
                .withMessage("renewBefore is a length of time above zero, but is 0 seconds");
    }

    @Test
    void only_a_failed_payment_is_involuntary_and_only_unknown_is_not_covered() {
        assertThat(Arrays.stream(ChurnReason.values()).filter(reason -> !reason.isVoluntary()))
                .containsExactly(ChurnReason.PAYMENT_FAILURE);
        assertThat(Arrays.stream(ChurnReason.values()).filter(reason -> !reason.isKnown()))
                .containsExactly(UNKNOWN);
        assertThat(ChurnReason.values()).hasSize(11);
    }

    @Test
    void rules_have_names_that_stay_when_thresholds_change() {
        StageModel own = RelationshipCycle.model(RelationshipParameters.DEFAULTS
                .withLostAfter(Duration.ofDays(9))
                .withRenewBefore(Duration.ofDays(9)));
        assertThat(own.rules().stream().map(Rule::id))
                .isEqualTo(MODEL.rules().stream().map(Rule::id).toList())
                .contains(
                        "lost/GROWTH",
                        "lost/LOYALTY",
                        "lost-after-contract/GROWTH",
                        "renewal/LOYALTY",
                        "GROWTH/ContractRenewed/loyal",
                        "*/ReasonGiven");
    }

    @Test
    void there_is_a_way_to_every_rule() {
        assertThat(MODEL.analysis().unreached()).isEmpty();
    }

    @Test
    void the_model_is_always_the_same_object() {
        assertThat(RelationshipCycle.model()).isSameAs(MODEL).hasToString("relationship v1");
    }
}
