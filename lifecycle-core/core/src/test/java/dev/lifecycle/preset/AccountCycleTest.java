package dev.lifecycle.preset;

import static dev.lifecycle.preset.AccountCycle.ADOPTION;
import static dev.lifecycle.preset.AccountCycle.EXPANSION;
import static dev.lifecycle.preset.AccountCycle.LOST;
import static dev.lifecycle.preset.AccountCycle.ONBOARDING;
import static dev.lifecycle.preset.AccountCycle.RENEWAL;
import static dev.lifecycle.preset.Row.in;
import static dev.lifecycle.preset.Story.day;
import static dev.lifecycle.preset.event.ChurnReason.MISSING_FEATURE;
import static dev.lifecycle.preset.event.ChurnReason.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.preset.event.ContractRenewed;
import dev.lifecycle.preset.event.ContractSigned;
import dev.lifecycle.preset.event.ExpansionAgreed;
import dev.lifecycle.preset.event.MilestoneReached;
import dev.lifecycle.preset.event.NotRenewed;
import dev.lifecycle.preset.event.ReasonGiven;
import dev.lifecycle.preset.event.RiskAssessed;
import dev.lifecycle.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccountCycleTest {

    private static final StageModel MODEL = AccountCycle.model();
    private static final ContractSigned SIGNED = new ContractSigned("k-1", day(365));
    private static final ContractRenewed RENEWED = new ContractRenewed(day(730));
    private static final MilestoneReached STEP = new MilestoneReached("data imported", 2);
    private static final MilestoneReached LIVE = new MilestoneReached("live", 0);
    private static final ExpansionAgreed EXPANDS = new ExpansionAgreed();
    private static final NotRenewed LEAVES = new NotRenewed(MISSING_FEATURE);
    private static final ReasonGiven REASON = new ReasonGiven(MISSING_FEATURE);
    private static final RiskAssessed HIGH = new RiskAssessed(0.7);
    private static final RiskAssessed LOW = new RiskAssessed(0.69);
    private static final String OVERDUE = "go-live-overdue via internal, transactional";
    private static final String PLAY = "risk-play via internal, transactional";

    static List<Row> rows() {
        // spotless:off
        List<Row> rows = new ArrayList<>(List.of(
                in(ONBOARDING).on(SIGNED)                     .stays("kickoff"),
                in(RENEWAL)   .on(SIGNED)                     .reopensAt(ADOPTION, "thank-you"),
                in(RENEWAL)   .on(RENEWED)                    .reopensAt(ADOPTION, "thank-you"),
                in(ADOPTION)  .on(RENEWED)                    .reopensAt(ADOPTION, "thank-you"),
                in(EXPANSION) .on(RENEWED)                    .reopensAt(EXPANSION, "thank-you"),
                in(ADOPTION)  .on(SIGNED)                     .stays("thank-you"),
                in(EXPANSION) .on(SIGNED)                     .stays("thank-you"),
                in(ONBOARDING).on(RENEWED)                    .stays(),
                in(ONBOARDING).on(LIVE)                       .movesTo(ADOPTION, "go-live-review"),
                in(ADOPTION)  .on(EXPANDS)                    .movesTo(EXPANSION),
                in(ONBOARDING).on(EXPANDS)                    .stays(),
                in(EXPANSION) .on(EXPANDS)                    .stays(),
                in(RENEWAL)   .on(EXPANDS)                    .stays(),
                in(ADOPTION)  .after(Duration.ofDays(90))     .stays("business-review"),
                in(EXPANSION) .after(Duration.ofDays(90))     .stays("business-review"),
                in(LOST)      .on(HIGH)                       .stays(),
                in(LOST)      .on(LOW)                        .stays(),
                in(LOST)      .on(REASON)                     .stays(),
                in(LOST)      .on(SIGNED)                     .reopensAt(ONBOARDING, "welcome-back"),
                in(LOST)      .on(RENEWED)                    .reopensAt(ONBOARDING, "welcome-back"),
                in(LOST)      .on(LEAVES)                     .stays(),
                in(LOST)      .on(STEP)                       .isIgnored(),
                in(LOST)      .on(EXPANDS)                    .isIgnored()));
        for (Stage stage : List.of(ONBOARDING, ADOPTION, EXPANSION, RENEWAL)) {
            rows.addAll(List.of(
                    in(stage) .on(STEP)                       .stays(),
                    in(stage) .on(LEAVES)                     .movesTo(LOST),
                    in(stage) .on(new NotRenewed(UNKNOWN))    .movesTo(LOST),
                    in(stage) .on(HIGH)                       .stays(PLAY),
                    in(stage) .on(LOW)                        .stays(),
                    in(stage) .on(REASON)                     .stays()));
        }
        // spotless:on
        return rows;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void the_table(Row row) {
        row.check(MODEL);
    }

    @Test
    void every_event_of_an_account_has_a_rule_in_every_stage() {
        List<Object> events =
                List.of(SIGNED, RENEWED, STEP, LIVE, EXPANDS, LEAVES, REASON, HIGH, LOW, new ContentViewed("x"));
        assertThat(Row.unlisted(MODEL, rows(), events)).hasSize(5).allSatisfy(row -> {
            assertThat(row.trigger()).isEqualTo(new ContentViewed("x"));
            row.check(MODEL);
        });
    }

    @Test
    void ONBOARDING_ContractSigned_sets_the_end_and_when_it_should_be_live() {
        Story story = Story.of(MODEL).onDay(3).on(SIGNED, "stay | kickoff");
        assertThat(story.position().date("contract-end")).contains(day(365));
        assertThat(story.position().date("go-live-due")).contains(day(63));
    }

    @Test
    void ONBOARDING_go_live_due_stay_go_live_overdue() {
        Story.of(MODEL)
                .on(SIGNED, "stay | kickoff")
                .onDay(59)
                .timers()
                .onDay(60)
                .timers("after 60 days: stay | " + OVERDUE);
    }

    @Test
    void ONBOARDING_MilestoneReached_nothing_remains_clears_when_it_should_be_live() {
        Story story = Story.of(MODEL)
                .on(SIGNED, "stay | kickoff")
                .onDay(10)
                .on(STEP, "stay")
                .onDay(20)
                .on(LIVE, "to ADOPTION | go-live-review");
        assertThat(story.position().date("go-live-due")).isEmpty();
        story.onDay(109).timers().on(LIVE, "stay");
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountCycle.class,
            names = {"ADOPTION", "EXPANSION"})
    void ADOPTION_EXPANSION_before_the_end_of_the_contract_to_RENEWAL(Stage stage) {
        Story.in(MODEL, stage)
                .on(SIGNED, "stay | thank-you")
                .onDay(275)
                .timers(
                        "after 90 days: stay | business-review",
                        "after 180 days: stay | business-review",
                        "after 270 days: stay | business-review",
                        "after 275 days: to RENEWAL | renewal-plan");
    }

    @Test
    void ONBOARDING_RENEWAL_after_the_end_of_the_contract_and_grace_to_LOST() {
        Story.of(MODEL)
                .on(SIGNED, "stay | kickoff")
                .onDay(378)
                .timers("after 60 days: stay | " + OVERDUE)
                .onDay(379)
                .timers("after 379 days: to LOST | reason-survey");
        inRenewal(ADOPTION).onDay(378).timers().onDay(379).timers("after 379 days: to LOST | reason-survey");
    }

    @Test
    void RENEWAL_renewed_reopens_at_where_it_came_from() {
        for (Object contract : List.of(RENEWED, new ContractSigned("k-2", day(730)))) {
            Story adopted = inRenewal(ADOPTION).on(contract, "reopens at ADOPTION | thank-you");
            assertThat(adopted.position().date("contract-end")).contains(day(730));
            inRenewal(EXPANSION).on(contract, "reopens at EXPANSION | thank-you");
        }
    }

    @Test
    void RENEWAL_expansion_agreed_here_reopens_at_EXPANSION() {
        for (Object contract : List.of(RENEWED, new ContractSigned("k-2", day(730)))) {
            inRenewal(ADOPTION).on(EXPANDS, "stay").on(contract, "reopens at EXPANSION | thank-you");
        }
    }

    @Test
    void RENEWAL_what_was_agreed_in_an_earlier_renewal_is_not_agreed_here() {
        inRenewal(ADOPTION)
                .on(EXPANDS, "stay")
                .onDay(379)
                .timers("after 379 days: to LOST | reason-survey")
                .onDay(400)
                .on(new ContractRenewed(day(600)), "reopens at ADOPTION | welcome-back")
                .onDay(520)
                .timers("after 490 days: stay | business-review", "after 510 days: to RENEWAL | renewal-plan")
                .on(new ContractRenewed(day(900)), "reopens at ADOPTION | thank-you");
    }

    @Test
    void RENEWAL_what_ends_no_later_renews_nothing() {
        Story story = inRenewal(EXPANSION)
                .on(new ContractSigned("training", day(320)), "stay | thank-you")
                .on(new ContractRenewed(day(365)), "stay | thank-you")
                .timers();
        assertThat(story.position().date("contract-end")).contains(day(365));
        story.isIn(RENEWAL, 1).on(new ContractRenewed(day(730)), "reopens at EXPANSION | thank-you");
    }

    @Test
    void a_bridge_of_weeks_is_a_renewal_and_the_next_one_begins_at_once() {
        inRenewal(ADOPTION)
                .on(new ContractRenewed(day(385)), "reopens at ADOPTION | thank-you")
                .timers("after 300 days: to RENEWAL | renewal-plan")
                .isIn(RENEWAL, 2)
                .onDay(398)
                .timers()
                .onDay(399)
                .timers("after 399 days: to LOST | reason-survey");
    }

    @Test
    void an_early_renewal_moves_the_end_and_begins_the_reviews_anew() {
        Story story = live().onDay(100).on(RENEWED, "reopens at ADOPTION | thank-you");
        assertThat(story.position().date("contract-end")).contains(day(730));
        story.onDay(190).timers("after 190 days: stay | business-review").isIn(ADOPTION, 2);
    }

    @Test
    void of_two_contracts_the_one_that_ends_last_counts() {
        Story story = Story.of(MODEL)
                .on(SIGNED, "stay | kickoff")
                .onDay(5)
                .on(new ContractSigned("training", day(40)), "stay | kickoff");
        assertThat(story.position().date("contract-end")).contains(day(365));
        story.onDay(60).timers().onDay(61).on(LIVE, "to ADOPTION | go-live-review");
        story.on(new ContractSigned("k-2", day(800)), "stay | thank-you");
        assertThat(story.position().date("contract-end")).contains(day(800));
        story.on(new ContractRenewed(day(730)), "reopens at ADOPTION | thank-you");
        assertThat(story.position().date("contract-end")).contains(day(800));
    }

    @Test
    void any_but_LOST_NotRenewed_notes_the_reason_and_clears_the_dates() {
        Story onboarding = Story.of(MODEL).on(SIGNED, "stay | kickoff").on(LEAVES, "to LOST | notes MISSING_FEATURE");
        assertThat(onboarding.position().date("contract-end")).isEmpty();
        assertThat(onboarding.position().date("go-live-due")).isEmpty();
        onboarding.on(new NotRenewed(UNKNOWN), "stay").on(LEAVES, "stay | notes MISSING_FEATURE");
        onboarding.on(REASON, "stay | notes MISSING_FEATURE").onDay(1_000).timers();
    }

    @Test
    void LOST_ContractRenewed_was_live_reopens_at_ADOPTION() {
        Story story = live().onDay(50)
                .on(LEAVES, "to LOST | notes MISSING_FEATURE")
                .onDay(60)
                .on(RENEWED, "reopens at ADOPTION | welcome-back");
        assertThat(story.position().date("contract-end")).contains(day(730));
    }

    @Test
    void LOST_ContractSigned_or_ContractRenewed_never_live_reopens_at_ONBOARDING_with_both_dates() {
        for (Object contract : List.of(new ContractSigned("k-2", day(900)), new ContractRenewed(day(900)))) {
            Story story = Story.of(MODEL)
                    .on(SIGNED, "stay | kickoff")
                    .on(LEAVES, "to LOST | notes MISSING_FEATURE")
                    .onDay(400)
                    .on(contract, "reopens at ONBOARDING | welcome-back");
            assertThat(story.position().date("contract-end")).contains(day(900));
            assertThat(story.position().date("go-live-due")).contains(day(460));
        }
    }

    @Test
    void a_renewal_whose_paper_came_late_finds_the_account_as_it_was_used_meanwhile() {
        inRenewal(ADOPTION)
                .onDay(379)
                .timers("after 379 days: to LOST | reason-survey")
                .onDay(381)
                .on(STEP, "ignore")
                .on(EXPANDS, "ignore")
                .told(RENEWED, 364, "reopens at ADOPTION | welcome-back")
                .isIn(ADOPTION, 2);
    }

    @Test
    void any_but_LOST_RiskAssessed_newly_at_risk_calls_for_a_play_once() {
        Story story = live().onDay(30).on(HIGH, "stay | " + PLAY);
        assertThat(story.position().text("risk")).contains("0.7");
        story.onDay(31).on(new RiskAssessed(0.9), "stay").onDay(32).on(LOW, "stay");
        assertThat(story.position().text("risk")).isEmpty();
        assertThat(story.position().lastEventAt()).contains(day(20));
        story.onDay(33).on(HIGH, "stay | " + PLAY);
    }

    @Test
    void who_comes_back_at_risk_is_newly_at_risk() {
        live().onDay(30)
                .on(HIGH, "stay | " + PLAY)
                .on(LEAVES, "to LOST | notes MISSING_FEATURE")
                .on(HIGH, "stay")
                .onDay(60)
                .on(RENEWED, "reopens at ADOPTION | welcome-back")
                .on(HIGH, "stay | " + PLAY);
    }

    /** From the contract to a go-live that took too long, adoption, expansion, renewal, loss and return. */
    @Test
    void an_account_of_five_years() {
        Story.of(MODEL)
                .on(new ContractSigned("k-1", day(365)), "stay | kickoff")
                .onDay(30)
                .on(new MilestoneReached("data imported", 1), "stay")
                .onDay(70)
                .on(LIVE, "after 60 days: stay | " + OVERDUE, "to ADOPTION | go-live-review")
                .onDay(165)
                .on(HIGH, "after 160 days: stay | business-review", "stay | " + PLAY)
                .onDay(170)
                .on(LOW, "stay")
                .onDay(200)
                .on(EXPANDS, "to EXPANSION")
                .onDay(205)
                .on(new ContractSigned("more seats", day(365)), "stay | thank-you")
                .onDay(300)
                .timers("after 275 days: to RENEWAL | renewal-plan")
                .onDay(360)
                .on(new ContractRenewed(day(730)), "reopens at EXPANSION | thank-you")
                .onDay(640)
                .timers(
                        "after 450 days: stay | business-review",
                        "after 540 days: stay | business-review",
                        "after 630 days: stay | business-review",
                        "after 640 days: to RENEWAL | renewal-plan")
                .onDay(744)
                .timers("after 744 days: to LOST | reason-survey")
                .onDay(750)
                .on(REASON, "stay | notes MISSING_FEATURE")
                .onDay(1_100)
                .on(new ContractSigned("k-9", day(1_825)), "reopens at ONBOARDING | welcome-back")
                .onDay(1_150)
                .on(LIVE, "to ADOPTION | go-live-review")
                .onDay(1_200)
                .timers()
                .isIn(ADOPTION, 3);
    }

    @Test
    void thresholds_are_the_hosts() {
        StageModel own = AccountCycle.model(AccountParameters.DEFAULTS
                .withGoLiveWithin(Duration.ofDays(10))
                .withRenewWithin(Duration.ofDays(30))
                .withGrace(Duration.ofDays(1))
                .withReviewEvery(Duration.ofDays(50))
                .withRiskFrom(0.9));
        Story.of(own)
                .on(new ContractSigned("k-1", day(100)), "stay | kickoff")
                .onDay(12)
                .on(LIVE, "after 10 days: stay | " + OVERDUE, "to ADOPTION | go-live-review")
                .on(new RiskAssessed(0.89), "stay")
                .on(new RiskAssessed(0.9), "stay | " + PLAY)
                .onDay(101)
                .timers(
                        "after 62 days: stay | business-review",
                        "after 70 days: to RENEWAL | renewal-plan",
                        "after 101 days: to LOST | reason-survey");
        assertThat(own.rules().stream().map(Rule::id))
                .isEqualTo(MODEL.rules().stream().map(Rule::id).toList())
                .contains("overdue", "review/ADOPTION", "renewal/EXPANSION", "ended/RENEWAL", "ended/ONBOARDING");
    }

    @Test
    void thresholds_that_cannot_be_are_refused_with_the_value() {
        AccountParameters defaults = AccountParameters.DEFAULTS;
        // spotless:off
        refused(() -> defaults.withGoLiveWithin(Duration.ZERO), "goLiveWithin is a length of time above zero, but is 0 seconds");
        refused(() -> defaults.withRenewWithin(Duration.ZERO),  "renewWithin is a length of time above zero, but is 0 seconds");
        refused(() -> defaults.withGrace(Duration.ofDays(-1)),  "grace is a length of time above zero, but is minus 1 day");
        refused(() -> defaults.withReviewEvery(Duration.ZERO),  "reviewEvery is a length of time above zero, but is 0 seconds");
        refused(() -> defaults.withRiskFrom(1.1),               "riskFrom lies between 0 and 1, but is 1.1; divide a percentage by 100");
        // spotless:on
    }

    @Test
    void only_lost_is_an_exit_and_there_is_a_way_to_every_rule() {
        assertThat(MODEL.stages()).containsExactly(AccountCycle.values());
        assertThat(MODEL.stages().stream().filter(MODEL::isExit)).containsExactly(LOST);
        assertThat(MODEL.analysis().unreached()).isEmpty();
        assertThat(AccountCycle.model()).isSameAs(MODEL).hasToString("account v1");
    }

    private static void refused(ThrowingCallable change, String message) {
        assertThatIllegalArgumentException().isThrownBy(change).withMessage(message);
    }

    /** Signed on the first day, live on the twentieth. */
    private static Story live() {
        return Story.of(MODEL).on(SIGNED, "stay | kickoff").onDay(20).on(LIVE, "to ADOPTION | go-live-review");
    }

    /** Day 300 of a contract that ends on day 365, in RENEWAL since day 275. */
    private static Story inRenewal(AccountCycle from) {
        Story story = live();
        if (from == EXPANSION) {
            story.on(EXPANDS, "to EXPANSION");
        }
        return story.onDay(300)
                .timers(
                        "after 110 days: stay | business-review",
                        "after 200 days: stay | business-review",
                        "after 275 days: to RENEWAL | renewal-plan");
    }
}
