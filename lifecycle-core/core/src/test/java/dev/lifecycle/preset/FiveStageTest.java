package dev.lifecycle.preset;

import static dev.lifecycle.preset.FiveStage.ACQUISITION;
import static dev.lifecycle.preset.FiveStage.ADVOCACY;
import static dev.lifecycle.preset.FiveStage.CONVERSION;
import static dev.lifecycle.preset.FiveStage.DISCOVERY;
import static dev.lifecycle.preset.FiveStage.RETENTION;
import static dev.lifecycle.preset.Row.in;
import static dev.lifecycle.preset.event.SurveyKind.CES;
import static dev.lifecycle.preset.event.SurveyKind.CSAT;
import static dev.lifecycle.preset.event.SurveyKind.NPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.model.Decision;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.event.CheckoutStarted;
import dev.lifecycle.preset.event.ComplaintRaised;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.preset.event.GatedContentUnlocked;
import dev.lifecycle.preset.event.LeadCaptured;
import dev.lifecycle.preset.event.LinkClicked;
import dev.lifecycle.preset.event.NewNeed;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.PaymentFailed;
import dev.lifecycle.preset.event.ReferralConverted;
import dev.lifecycle.preset.event.ReferralMade;
import dev.lifecycle.preset.event.ReferralReceived;
import dev.lifecycle.preset.event.ReviewPosted;
import dev.lifecycle.preset.event.SurveyAnswered;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FiveStageTest {

    private static final StageModel MODEL = FiveStage.model();
    private static final OrderCompleted ORDER = new OrderCompleted("o-1", new BigDecimal("49.90"));
    private static final OrderCompleted REFUND = new OrderCompleted("o-1", new BigDecimal("-0.01"));
    private static final CheckoutStarted CHECKOUT = new CheckoutStarted("cart-7");
    private static final String THANKS_AND_SURVEY = "csat-survey after 7 days";

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(before());
        rows.addAll(during());
        rows.addAll(after());
        return rows;
    }

    private static List<Row> before() {
        // spotless:off
        return List.of(
                in(DISCOVERY)  .on(new ContentViewed("lamp guide")).stays(),
                in(DISCOVERY)  .on(new LinkClicked("/lamps"))      .stays(),
                in(DISCOVERY)  .on(new ReferralReceived("alice"))  .stays(),
                in(DISCOVERY)  .on(new ContactMade("email"))       .movesTo(ACQUISITION, "reply", "welcome"),
                in(DISCOVERY)  .on(new GatedContentUnlocked(true)) .movesTo(ACQUISITION, "personal-offer"),
                in(DISCOVERY)  .on(new GatedContentUnlocked(false)).isRefusedBy("consent given"),
                in(ACQUISITION).on(new ContentViewed("lamp guide")).isIgnored(),
                in(ACQUISITION).on(new LinkClicked("/lamps"))      .isIgnored(),
                in(ACQUISITION).on(new GatedContentUnlocked(true)) .isIgnored(),
                in(ACQUISITION).after(Duration.ofDays(3))          .stays("proactive-outreach", "faq-link"),
                in(DISCOVERY)  .on(CHECKOUT)                       .movesTo(CONVERSION),
                in(ACQUISITION).on(CHECKOUT)                       .movesTo(CONVERSION));
        // spotless:on
    }

    private static List<Row> during() {
        // spotless:off
        return List.of(
                in(CONVERSION) .after(Duration.ofHours(1))                     .movesTo(ACQUISITION, "cart-reminder, cancelled if left"),
                in(CONVERSION) .on(new PaymentFailed("card declined"))         .stays("help-offer"),
                in(CONVERSION) .on(new ContentViewed("delivery"))              .isIgnored(),
                in(CONVERSION) .on(new LinkClicked("/delivery"))               .isIgnored(),
                in(CONVERSION) .on(new GatedContentUnlocked(true))             .isIgnored(),
                in(DISCOVERY)  .on(ORDER)                                      .movesTo(RETENTION, "thank-you", THANKS_AND_SURVEY),
                in(ACQUISITION).on(ORDER)                                      .movesTo(RETENTION, "thank-you", THANKS_AND_SURVEY),
                in(CONVERSION) .on(ORDER)                                      .movesTo(RETENTION, "thank-you", THANKS_AND_SURVEY),
                in(DISCOVERY)  .on(REFUND)                                     .isRefusedBy("total not negative"),
                in(ACQUISITION).on(REFUND)                                     .isRefusedBy("total not negative"),
                in(CONVERSION) .on(REFUND)                                     .isRefusedBy("total not negative"),
                in(CONVERSION) .on(new OrderCompleted("gift", BigDecimal.ZERO)).movesTo(RETENTION, "thank-you", THANKS_AND_SURVEY));
        // spotless:on
    }

    private static List<Row> after() {
        // spotless:off
        List<Row> rows = new ArrayList<>(List.of(
                in(RETENTION).on(new SurveyAnswered(NPS, 9))          .movesTo(ADVOCACY, "invite-review", "invite-referral"),
                in(RETENTION).on(new SurveyAnswered(NPS, 8))          .stays(),
                in(RETENTION).on(new SurveyAnswered(CSAT, 5))         .stays(),
                in(RETENTION).on(new ReviewPosted(4))                 .movesTo(ADVOCACY, "review-reward"),
                in(RETENTION).on(new ReviewPosted(3))                 .stays("review-reward"),
                in(ADVOCACY) .on(new ReviewPosted(5))                 .stays("review-reward"),
                in(ADVOCACY) .on(new ReviewPosted(1))                 .stays("review-reward"),
                in(RETENTION).on(new ReferralMade("bilal"))           .movesTo(ADVOCACY),
                in(ADVOCACY) .on(new SurveyAnswered(NPS, 6))          .movesTo(RETENTION, "service-recovery"),
                in(ADVOCACY) .on(new SurveyAnswered(NPS, 7))          .isRefusedBy("detractor"),
                in(ADVOCACY) .on(new SurveyAnswered(CES, 1))          .isRefusedBy("detractor"),
                in(ADVOCACY) .on(new ComplaintRaised("late delivery")).movesTo(RETENTION, "service-recovery"),
                in(ADVOCACY) .on(new ReferralConverted("bilal"))      .stays("referral-reward")));
        // spotless:on
        for (Stage stage : List.of(RETENTION, ADVOCACY)) {
            rows.addAll(List.of(
                    in(stage).on(CHECKOUT).reopensAt(CONVERSION),
                    in(stage).on(ORDER).reopensAt(RETENTION, "thank-you"),
                    in(stage).on(REFUND).isRefusedBy("total not negative"),
                    in(stage).after(Duration.ofDays(30)).stays("special-offer", "satisfaction-survey"),
                    in(stage).on(new NewNeed("filters")).reopensAt(DISCOVERY, "educational-content"),
                    in(stage).on(new ContentViewed("care")).isIgnored(),
                    in(stage).on(new LinkClicked("/care")).isIgnored(),
                    in(stage).on(new GatedContentUnlocked(false)).isIgnored()));
        }
        return rows;
    }

    static List<Row> unlisted() {
        return Row.unlisted(
                MODEL,
                rows(),
                List.of(
                        new ContentViewed("x"),
                        new LinkClicked("x"),
                        new ReferralReceived("alice"),
                        new ContactMade("phone"),
                        new GatedContentUnlocked(true),
                        CHECKOUT,
                        new PaymentFailed("x"),
                        ORDER,
                        new SurveyAnswered(NPS, 10),
                        new ReviewPosted(5),
                        new ReferralMade("bilal"),
                        new ReferralConverted("bilal"),
                        new ComplaintRaised("x"),
                        new NewNeed("x"),
                        new LeadCaptured("web"),
                        "a text"));
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
    void begins_in_discovery_with_something_to_read() {
        Position start = MODEL.start("alice", Row.MONDAY);
        assertThat(start.stage()).isEqualTo(DISCOVERY);
        assertThat(Row.touches(MODEL.startStep(start))).containsExactly("educational-content");
    }

    @Test
    void stages_know_whether_they_lie_before_or_after_the_purchase() {
        assertThat(MODEL.stages()).containsExactly(FiveStage.values());
        assertThat(MODEL.stages().stream().map(stage -> MODEL.phase(stage).orElseThrow()))
                .containsExactly(Phase.PRE, Phase.PRE, Phase.DURING, Phase.POST, Phase.POST);
    }

    /** From the first article to the second order, with a friend on the way. */
    @Test
    void a_customer_goes_round_the_circle() {
        Instant day = Row.MONDAY;
        Position alice = MODEL.start("alice", day);
        alice = after(alice, new ContentViewed("choosing a lamp"), day.plus(Duration.ofMinutes(5)));
        alice = after(alice, new GatedContentUnlocked(true), day.plus(Duration.ofMinutes(9)));
        assertThat(alice.stage()).isEqualTo(ACQUISITION);
        alice = after(alice, CHECKOUT, day.plus(Duration.ofDays(1)));
        alice = after(alice, ORDER, day.plus(Duration.ofDays(1)).plusSeconds(300));
        assertThat(alice.stage()).isEqualTo(RETENTION);
        alice = after(alice, new SurveyAnswered(CSAT, 5), day.plus(Duration.ofDays(8)));
        alice = after(alice, new SurveyAnswered(NPS, 10), day.plus(Duration.ofDays(9)));
        assertThat(alice.stage()).isEqualTo(ADVOCACY);
        assertThat(alice.episode()).isEqualTo(1);
        alice = after(alice, new ReferralConverted("bilal"), day.plus(Duration.ofDays(15)));
        alice = after(alice, CHECKOUT, day.plus(Duration.ofDays(20)));
        assertThat(alice.stage()).isEqualTo(CONVERSION);
        alice = after(alice, ORDER, day.plus(Duration.ofDays(20)).plusSeconds(300));
        assertThat(alice.stage()).isEqualTo(RETENTION);
        assertThat(alice.episode()).isEqualTo(2);
        assertThat(alice.furthest()).contains(RETENTION);
        assertThat(alice.furthestEver()).contains(ADVOCACY);
    }

    @Test
    void a_customer_who_leaves_a_cart_behind_is_no_prospect_again() {
        Position back = MODEL.decide(MODEL.begin("chloé", RETENTION, Row.MONDAY), CHECKOUT, Row.MONDAY)
                .position();
        Position later =
                MODEL.advance(back, Row.MONDAY.plus(Duration.ofHours(2))).position();
        assertThat(later.stage()).isEqualTo(RETENTION);
        assertThat(later.episode()).isEqualTo(2);
    }

    @Test
    void an_order_at_the_very_instant_of_the_cart_timer_wins_T_CART_3() {
        Position till = MODEL.begin("driss", CONVERSION, Row.MONDAY);
        Decision decision = MODEL.decide(till, ORDER, Row.MONDAY.plus(Duration.ofHours(1)));
        assertThat(decision.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.to()).isEqualTo(RETENTION));
    }

    @Test
    void reading_keeps_a_prospect_from_being_stalled() {
        Position prospect = MODEL.begin("farid", ACQUISITION, Row.MONDAY);
        Instant read = Row.MONDAY.plus(Duration.ofDays(2));
        prospect = after(prospect, new ContentViewed("faq"), read);
        assertThat(prospect.nextDue()).contains(read.plus(Duration.ofDays(3)));
    }

    @Test
    void thresholds_are_the_hosts() {
        StageModel own = FiveStage.model(FiveStageParameters.DEFAULTS
                .withStallAfter(Duration.ofDays(1))
                .withAbandonAfter(Duration.ofMinutes(20))
                .withOfferAfter(Duration.ofDays(60))
                .withPromoterFrom(10)
                .withDetractorTo(4)
                .withGoodReviewFrom(5));
        List.of(
                        in(ACQUISITION).after(Duration.ofDays(1)).stays("proactive-outreach", "faq-link"),
                        in(CONVERSION)
                                .after(Duration.ofMinutes(20))
                                .movesTo(ACQUISITION, "cart-reminder, cancelled if left"),
                        in(RETENTION).after(Duration.ofDays(60)).stays("special-offer", "satisfaction-survey"),
                        in(RETENTION).on(new SurveyAnswered(NPS, 9)).stays(),
                        in(RETENTION)
                                .on(new SurveyAnswered(NPS, 10))
                                .movesTo(ADVOCACY, "invite-review", "invite-referral"),
                        in(ADVOCACY).on(new SurveyAnswered(NPS, 5)).isRefusedBy("detractor"),
                        in(ADVOCACY).on(new SurveyAnswered(NPS, 4)).movesTo(RETENTION, "service-recovery"),
                        in(RETENTION).on(new ReviewPosted(4)).stays("review-reward"),
                        in(RETENTION).on(new ReviewPosted(5)).movesTo(ADVOCACY, "review-reward"))
                .forEach(row -> row.check(own));
    }

    @Test
    void thresholds_off_their_scale_are_refused_with_the_value() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FiveStageParameters.DEFAULTS.withPromoterFrom(90))
                .withMessage("promoterFrom lies between 0 and 10, but is 90; convert it first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FiveStageParameters.DEFAULTS.withStallAfter(Duration.ZERO))
                .withMessage("stallAfter is a length of time above zero, but is 0 seconds");
    }

    @Test
    void rules_have_names_that_stay_when_thresholds_change() {
        StageModel own = FiveStage.model(FiveStageParameters.DEFAULTS.withStallAfter(Duration.ofDays(9)));
        assertThat(own.rules().stream().map(Object::toString))
                .isEqualTo(MODEL.rules().stream().map(Object::toString).toList())
                .contains("stalled", "abandoned", "quiet/RETENTION", "quiet/ADVOCACY", "CONVERSION/PaymentFailed");
    }

    @Test
    void the_model_is_always_the_same_object() {
        assertThat(FiveStage.model()).isSameAs(MODEL).hasToString("five-stage v1");
    }

    private static Position after(Position position, Object event, Instant at) {
        Decision decision = MODEL.decide(position, event, at);
        assertThat(decision.outcome()).isNotInstanceOf(Outcome.Refused.class);
        assertThat(decision.trace()).noneMatch(step -> step.kind() == Kind.REFUSED);
        return decision.position();
    }
}
