package dev.lifecycle.preset;

import static dev.lifecycle.preset.SurveyKind.NPS;

import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.Phase;
import dev.lifecycle.model.Situation;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Touch;
import java.time.Duration;

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
        beforeThePurchase(model, parameters);
        thePurchase(model, parameters);
        afterThePurchase(model, parameters);
        return model.from(RETENTION, ADVOCACY)
                .on(NewNeed.class)
                .reopensAt(DISCOVERY)
                .build();
    }

    private static void beforeThePurchase(ModelBuilder model, FiveStageParameters parameters) {
        model.from(DISCOVERY)
                .on(ContentViewed.class, LinkClicked.class, ReferralReceived.class)
                .stay()
                .from(DISCOVERY)
                .on(ContactMade.class)
                .touch("reply")
                .touch("welcome")
                .to(ACQUISITION)
                .from(DISCOVERY)
                .on(GatedContentUnlocked.class)
                .when("consent given", GatedContentUnlocked::consent)
                .touch("personal-offer")
                .to(ACQUISITION)
                .from(ACQUISITION, CONVERSION, RETENTION, ADVOCACY)
                .on(GatedContentUnlocked.class)
                .ignore()
                .fromAny()
                .on(ContentViewed.class, LinkClicked.class)
                .ignore()
                .from(ACQUISITION)
                .afterSilence(parameters.stallAfter())
                .touch("proactive-outreach")
                .touch("faq-link")
                .as("stalled")
                .stay();
    }

    private static void thePurchase(ModelBuilder model, FiveStageParameters parameters) {
        model.from(DISCOVERY, ACQUISITION)
                .on(CheckoutStarted.class)
                .to(CONVERSION)
                .from(CONVERSION)
                .after(parameters.abandonAfter())
                .touch(Touch.of("cart-reminder").cancelIfLeft())
                .as("abandoned")
                .to("where they came from", FiveStage::withoutTheCart, RETENTION, ACQUISITION)
                .from(CONVERSION)
                .on(PaymentFailed.class)
                .touch("help-offer")
                .stay()
                .from(DISCOVERY, ACQUISITION, CONVERSION)
                .on(OrderCompleted.class)
                .when("total not negative", FiveStage::isPurchase)
                .touch("thank-you")
                .touch("csat-survey", Duration.ofDays(7))
                .to(RETENTION);
    }

    private static void afterThePurchase(ModelBuilder model, FiveStageParameters parameters) {
        model.from(RETENTION, ADVOCACY)
                .on(CheckoutStarted.class)
                .reopensAt(CONVERSION)
                .from(RETENTION, ADVOCACY)
                .on(OrderCompleted.class)
                .when("total not negative", FiveStage::isPurchase)
                .touch("thank-you")
                .reopensAt(RETENTION)
                .from(RETENTION)
                .on(SurveyAnswered.class)
                .when("promoter", answer -> answer.kind() == NPS && answer.score() >= parameters.promoterFrom())
                .touch("invite-review")
                .touch("invite-referral")
                .to(ADVOCACY)
                .from(RETENTION)
                .on(SurveyAnswered.class)
                .stay()
                .from(RETENTION)
                .on(ReviewPosted.class)
                .when("good review", review -> review.rating() >= parameters.goodReviewFrom())
                .touch("review-reward")
                .to(ADVOCACY)
                .from(RETENTION, ADVOCACY)
                .on(ReviewPosted.class)
                .touch("review-reward")
                .stay()
                .from(RETENTION)
                .on(ReferralMade.class)
                .to(ADVOCACY)
                .from(RETENTION, ADVOCACY)
                .afterSilence(parameters.offerAfter())
                .touch("special-offer")
                .touch("satisfaction-survey")
                .as("quiet")
                .stay()
                .from(ADVOCACY)
                .on(SurveyAnswered.class)
                .when("detractor", answer -> answer.kind() == NPS && answer.score() <= parameters.detractorTo())
                .touch("service-recovery")
                .to(RETENTION)
                .from(ADVOCACY)
                .on(ComplaintRaised.class)
                .touch("service-recovery")
                .to(RETENTION)
                .from(ADVOCACY)
                .on(ReferralConverted.class)
                .touch("referral-reward")
                .stay();
    }

    private static Stage withoutTheCart(Situation situation) {
        return situation.everReached(RETENTION) ? RETENTION : ACQUISITION;
    }

    private static boolean isPurchase(OrderCompleted order) {
        return order.total().signum() >= 0;
    }
}
