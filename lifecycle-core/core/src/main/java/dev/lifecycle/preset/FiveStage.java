package dev.lifecycle.preset;

import static java.time.Duration.ofDays;

import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.Situation;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.event.CheckoutStarted;
import dev.lifecycle.preset.event.ComplaintRaised;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.preset.event.GatedContentUnlocked;
import dev.lifecycle.preset.event.LinkClicked;
import dev.lifecycle.preset.event.NewNeed;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.PaymentFailed;
import dev.lifecycle.preset.event.ReferralConverted;
import dev.lifecycle.preset.event.ReferralMade;
import dev.lifecycle.preset.event.ReferralReceived;
import dev.lifecycle.preset.event.ReviewPosted;
import dev.lifecycle.preset.event.SurveyAnswered;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;

/**
 * The customer lifecycle in five stages, and a circle rather than a pipeline.
 *
 * <pre>
 *     +===========&gt; DISCOVERY
 *     |                 |  contact made, guide unlocked
 *     |                 v
 *     |            ACQUISITION &lt;-----+
 *     |        checkout |            | cart abandoned, never bought
 *     |                 v            |
 *     |   +=======&gt; CONVERSION ------+
 *     |   |       order |            | cart abandoned, bought before
 *     |   |             v            |
 *     +===+======== RETENTION &lt;------+     ===&gt; again: a new episode
 *     |   |             |  ^               new need leads to DISCOVERY,
 *     |   |   promoter, |  | detractor,    checkout to CONVERSION,
 *     |   |     review, |  | complaint     order to RETENTION
 *     |   |    referral v  |
 *     +===+========= ADVOCACY
 * </pre>
 *
 * <p>From DISCOVERY, too, a customer may go straight to the till; and an order counts wherever it comes from.
 *
 * <p>The story: somebody becomes aware of the firm and looks at its content (DISCOVERY). Once they get in touch, or leave their details
 * for a guide, their questions are answered (ACQUISITION); if they then fall silent, the firm asks whether it can help. At the till
 * (CONVERSION) they buy, or leave the cart behind and are reminded. Retention starts with the purchase: thanks, a survey a week later, an
 * offer when it has been quiet (RETENTION). Who is glad recommends the firm (ADVOCACY), and brings others in at the start. Buying again,
 * or needing something new, is the next pass through the circle: the next episode.
 *
 * <p>There is no stage for the lost: fading interest is {@link Engagement}, a model of its own that runs beside this one. An event that
 * the stage does not list is refused, and so is an order with a negative total, but content seen or unlocked where it changes nothing is
 * ignored. A review earns the same reward whatever its rating. A customer who leaves a cart behind is no prospect again: they go back to
 * RETENTION if they have ever been that far.
 *
 * <p>DISCOVERY and ACQUISITION lie before the purchase, CONVERSION is the purchase, RETENTION and ADVOCACY lie after it. The rules set off
 * by time are called {@code stalled}, {@code abandoned} and {@code quiet}.
 */
public enum FiveStage implements Stage {
    /** The customer becomes aware of the firm. */
    DISCOVERY,
    /** The customer has made contact and is a prospect. */
    ACQUISITION,
    /** The customer is buying. */
    CONVERSION,
    /** The customer has bought and is to be kept. */
    RETENTION,
    /** The customer recommends the firm. */
    ADVOCACY;

    private static final StageModel MODEL = model(FiveStageParameters.DEFAULTS);

    /** The model {@code five-stage} with the default thresholds; always the same object. */
    public static StageModel model() {
        return MODEL;
    }

    /** The model {@code five-stage} with thresholds of the host's own. */
    public static StageModel model(FiveStageParameters parameters) {
        ModelBuilder model = StageModel.named("five-stage")
                .stages(DISCOVERY, ACQUISITION, CONVERSION, RETENTION, ADVOCACY)
                .startAt(DISCOVERY)
                .phase(Phase.PRE, DISCOVERY, ACQUISITION)
                .phase(Phase.DURING, CONVERSION)
                .phase(Phase.POST, RETENTION, ADVOCACY)
                .onEntering(DISCOVERY, Touch.of("educational-content"));
        // spotless:off
        model.from(DISCOVERY)             .on(ContentViewed.class, LinkClicked.class, ReferralReceived.class).stay();
        model.from(DISCOVERY)             .on(ContactMade.class)                .touch("reply").touch("welcome").to(ACQUISITION);
        model.from(DISCOVERY)             .on(GatedContentUnlocked.class)       .when("consent given", GatedContentUnlocked::consent).touch("personal-offer").to(ACQUISITION);
        model.from(ACQUISITION, CONVERSION, RETENTION, ADVOCACY).on(GatedContentUnlocked.class).ignore();
        model.fromAny()                   .on(ContentViewed.class, LinkClicked.class).ignore();
        model.from(ACQUISITION)           .afterSilence(parameters.stallAfter()).touch("proactive-outreach").touch("faq-link").as("stalled").stay();
        model.from(DISCOVERY, ACQUISITION).on(CheckoutStarted.class)            .to(CONVERSION);
        model.from(CONVERSION)            .after(parameters.abandonAfter())     .touch(Touch.of("cart-reminder").cancelIfLeft()).as("abandoned").to("where they came from", FiveStage::withoutTheCart, RETENTION, ACQUISITION);
        model.from(CONVERSION)            .on(PaymentFailed.class)              .touch("help-offer").stay();
        model.from(DISCOVERY, ACQUISITION, CONVERSION).on(OrderCompleted.class) .when("total not negative", FiveStage::isPurchase).touch("thank-you").touch("csat-survey", ofDays(7)).to(RETENTION);
        model.from(RETENTION, ADVOCACY)   .on(CheckoutStarted.class)            .reopensAt(CONVERSION);
        model.from(RETENTION, ADVOCACY)   .on(OrderCompleted.class)             .when("total not negative", FiveStage::isPurchase).touch("thank-you").reopensAt(RETENTION);
        model.from(RETENTION)             .on(SurveyAnswered.class)             .when("promoter", parameters::isPromoter).touch("invite-review").touch("invite-referral").to(ADVOCACY);
        model.from(RETENTION)             .on(SurveyAnswered.class)             .stay();
        model.from(RETENTION)             .on(ReviewPosted.class)               .when("good review", parameters::isGood).touch("review-reward").to(ADVOCACY);
        model.from(RETENTION, ADVOCACY)   .on(ReviewPosted.class)               .touch("review-reward").stay();
        model.from(RETENTION)             .on(ReferralMade.class)               .to(ADVOCACY);
        model.from(RETENTION, ADVOCACY)   .afterSilence(parameters.offerAfter()).touch("special-offer").touch("satisfaction-survey").as("quiet").stay();
        model.from(ADVOCACY)              .on(SurveyAnswered.class)             .when("detractor", parameters::isDetractor).touch("service-recovery").to(RETENTION);
        model.from(ADVOCACY)              .on(ComplaintRaised.class)            .touch("service-recovery").to(RETENTION);
        model.from(ADVOCACY)              .on(ReferralConverted.class)          .touch("referral-reward").stay();
        model.from(RETENTION, ADVOCACY)   .on(NewNeed.class)                    .reopensAt(DISCOVERY);
        // spotless:on
        return model.build();
    }

    private static Stage withoutTheCart(Situation situation) {
        return situation.everReached(RETENTION) ? RETENTION : ACQUISITION;
    }

    private static boolean isPurchase(OrderCompleted order) {
        return order.total().signum() >= 0;
    }
}
