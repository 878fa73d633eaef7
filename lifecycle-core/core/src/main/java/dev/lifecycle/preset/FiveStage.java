package dev.lifecycle.preset;

import static java.time.Duration.ofDays;

import dev.lifecycle.model.EventClause;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.Situation;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.TimerClause;
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
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The customer lifecycle in five stages, and a circle rather than a pipeline.
 *
 * <pre>
 *     +===========&gt; DISCOVERY
 *     |                 |  contact made, guide unlocked with consent
 *     |                 v
 *     |            ACQUISITION &lt;-----+
 *     |        checkout |            | cart abandoned
 *     |                 v            |
 *     |   +=======&gt; CONVERSION ------+
 *     |   |       order |            | cart abandoned by a customer:
 *     |   |             v            | back to where they were
 *     +===+======== RETENTION &lt;------+     ===&gt; again: a new episode
 *     |   |             |  ^           |     new need leads to DISCOVERY,
 *     |   |   promoter, |  | unhappy,  |     checkout to CONVERSION,
 *     |   |     review, |  | complaint |     order to the same stage
 *     |   |    referral v  |           |
 *     +===+========= ADVOCACY &lt;--------+
 * </pre>
 *
 * <p>From DISCOVERY, too, a customer may go straight to the till; an order counts wherever it comes from, and an advocate who has gone to
 * the till is an advocate again with it. A customer whose new need came to nothing, so that they are silent in DISCOVERY or ACQUISITION for
 * {@code offerAfter}, is in RETENTION again. A checkout or an order after a cart that was left behind belongs to the episode of that cart.
 *
 * <p>The story: somebody becomes aware of the firm and looks at its content (DISCOVERY). Once they get in touch, or leave their details
 * for a guide, their questions are answered (ACQUISITION); if they then fall silent, the firm asks whether it can help. At the till
 * (CONVERSION) they buy, or leave the cart behind and are reminded. Retention starts with the purchase: thanks, a survey a week later, an
 * offer when it has been quiet, a word every now and then (RETENTION). Who is glad recommends the firm (ADVOCACY), and brings others in at
 * the start. Buying again, or needing something new, is the next pass through the circle: the next episode.
 *
 * <p>Nobody is refused for doing what customers do: they write, complain, answer, recommend and fill a second cart whenever they like. What
 * is refused cannot be: an order with a negative total, and a review or a recommendation by somebody who has never bought. One review an
 * order is rewarded, whatever its rating. Replies, help and service recovery are transactional: they are owed. There is no stage for the
 * lost: fading interest is {@link Engagement}, a model of its own that runs beside this one.
 *
 * <p>DISCOVERY and ACQUISITION lie before the purchase, CONVERSION is the purchase, RETENTION and ADVOCACY lie after it. The rules set off
 * by time are called {@code stalled}, {@code abandoned} and {@code abandoned-by-customer}, {@code quiet}, {@code came-to-nothing} and
 * {@code keep-in-touch}. The model keeps {@code cart}, the one at the till last, and {@code rewarded}, which the next order clears.
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

    private static final int MOST_IN_TOUCH = 4;

    private static final StageModel MODEL = model(FiveStageParameters.DEFAULTS);

    /** The model {@code five-stage} with the default thresholds; always the same object. */
    public static StageModel model() {
        return MODEL;
    }

    /**
     * The model {@code five-stage} with thresholds of the host's own.
     *
     * @throws dev.lifecycle.model.InvalidModelException if a time is shorter than a microsecond, or so long that it leaves the calendar
     */
    public static StageModel model(FiveStageParameters parameters) {
        Function<ReviewPosted, String> yes = review -> "yes";
        Touch reply = Touch.of("reply").transactional();
        Touch help = Touch.of("help-offer").transactional();
        Touch recovery = Touch.of("service-recovery").transactional();
        ModelBuilder model = StageModel.named("five-stage")
                .stages(DISCOVERY, ACQUISITION, CONVERSION, RETENTION, ADVOCACY)
                .startAt(DISCOVERY)
                .phase(Phase.PRE, DISCOVERY, ACQUISITION)
                .phase(Phase.DURING, CONVERSION)
                .phase(Phase.POST, RETENTION, ADVOCACY)
                .onEntering(DISCOVERY, Touch.of("educational-content"));
        // spotless:off
        model.from(DISCOVERY)                               .on(ContentViewed.class, LinkClicked.class).stay();
        model.fromAny()                                     .on(ContentViewed.class, LinkClicked.class, GatedContentUnlocked.class).ignore();
        model.from(DISCOVERY)                               .on(ContactMade.class)                     .when("has bought", FiveStage::hasBought).touch(reply).to(ACQUISITION);
        model.from(DISCOVERY)                               .on(ContactMade.class)                     .touch(reply).touch("welcome").to(ACQUISITION);
        model.fromAny()                                     .on(ContactMade.class)                     .touch(reply).stay();
        model.from(DISCOVERY)                               .on(GatedContentUnlocked.class)            .when("consent given", GatedContentUnlocked::consent).touch("personal-offer").to(ACQUISITION);
        model.from(DISCOVERY)                               .on(GatedContentUnlocked.class)            .stay();
        model.fromAny()                                     .on(ReferralReceived.class)                .stay();
        model.from(ACQUISITION)                             .afterSilence(parameters.stallAfter())     .touch("proactive-outreach").touch("faq-link").as("stalled").stay();
        model.from(DISCOVERY, ACQUISITION)                  .on(CheckoutStarted.class)                 .keeps("cart", CheckoutStarted::cart).to(CONVERSION);
        model.from(CONVERSION)                              .on(CheckoutStarted.class)                 .keeps("cart", CheckoutStarted::cart).stay();
        remind(model.from(CONVERSION)                       .afterSilence(parameters.abandonAfter()), parameters).when("came from RETENTION or ADVOCACY", s -> cameFrom(s, RETENTION, ADVOCACY)).as("abandoned-by-customer").toPrevious(RETENTION);
        remind(model.from(CONVERSION)                       .afterSilence(parameters.abandonAfter()), parameters).as("abandoned").to(ACQUISITION);
        model.fromAny()                                     .on(PaymentFailed.class)                   .noting(PaymentFailed::reason).touch(help).stay();
        thank(model.from(CONVERSION)                        .on(OrderCompleted.class))                 .when("total not negative, came from ADVOCACY", (order, s) -> isPurchase(order) && cameFrom(s, ADVOCACY)).to(ADVOCACY);
        thank(model.from(DISCOVERY, ACQUISITION, CONVERSION).on(OrderCompleted.class))                 .when("total not negative", FiveStage::isPurchase).to(RETENTION);
        model.from(RETENTION, ADVOCACY)                     .on(CheckoutStarted.class)                 .when("nothing bought in the episode", (checkout, s) -> isUnbought(s)).keeps("cart", CheckoutStarted::cart).to(CONVERSION);
        model.from(RETENTION, ADVOCACY)                     .on(CheckoutStarted.class)                 .keeps("cart", CheckoutStarted::cart).reopensAt(CONVERSION);
        thank(model.from(RETENTION, ADVOCACY)               .on(OrderCompleted.class))                 .when("total not negative, nothing bought in the episode", (order, s) -> isPurchase(order) && isUnbought(s)).reenter();
        thank(model.from(RETENTION)                         .on(OrderCompleted.class))                 .when("total not negative", FiveStage::isPurchase).reopensAt(RETENTION);
        thank(model.from(ADVOCACY)                          .on(OrderCompleted.class))                 .when("total not negative", FiveStage::isPurchase).reopensAt(ADVOCACY);
        model.from(RETENTION)                               .on(SurveyAnswered.class)                  .when("promoter", parameters::isPromoter).touch("invite-review").touch("invite-referral").to(ADVOCACY);
        model.from(ADVOCACY)                                .on(SurveyAnswered.class)                  .when("unhappy", parameters::isUnhappy).touch(recovery).to(RETENTION);
        model.fromAny()                                     .on(SurveyAnswered.class)                  .when("unhappy", parameters::isUnhappy).touch(recovery).stay();
        model.fromAny()                                     .on(SurveyAnswered.class)                  .stay();
        model.from(RETENTION)                               .on(ReviewPosted.class)                    .when("good review, not rewarded", (r, s) -> parameters.isGood(r) && isUnrewarded(s)).keeps("rewarded", yes).touch("review-reward").to(ADVOCACY);
        model.from(RETENTION)                               .on(ReviewPosted.class)                    .when("good review", parameters::isGood).to(ADVOCACY);
        model.from(ADVOCACY)                                .on(ReviewPosted.class)                    .when("bad review, not rewarded", (r, s) -> parameters.isBad(r) && isUnrewarded(s)).keeps("rewarded", yes).touch(recovery).touch("review-reward").to(RETENTION);
        model.from(ADVOCACY)                                .on(ReviewPosted.class)                    .when("bad review", parameters::isBad).touch(recovery).to(RETENTION);
        model.fromAny()                                     .on(ReviewPosted.class)                    .when("has bought, not rewarded", (r, s) -> hasBought(r, s) && isUnrewarded(s)).keeps("rewarded", yes).touch("review-reward").stay();
        model.fromAny()                                     .on(ReviewPosted.class)                    .when("has bought", FiveStage::hasBought).stay();
        model.from(RETENTION)                               .on(ReferralMade.class)                    .touch("thank-you").to(ADVOCACY);
        model.fromAny()                                     .on(ReferralMade.class)                    .when("has bought", FiveStage::hasBought).touch("thank-you").stay();
        model.fromAny()                                     .on(ReferralConverted.class)               .when("has bought", FiveStage::hasBought).about(referral -> Map.of("invitee", referral.invitee())).touch("referral-reward").stay();
        model.from(ADVOCACY)                                .on(ComplaintRaised.class)                 .touch(recovery).to(RETENTION);
        model.fromAny()                                     .on(ComplaintRaised.class)                 .touch(recovery).stay();
        model.from(RETENTION, ADVOCACY)                     .afterSilence(parameters.offerAfter())     .touch("special-offer").touch("satisfaction-survey").as("quiet").stay();
        model.from(DISCOVERY, ACQUISITION)                  .afterSilence(parameters.offerAfter())     .when("has bought", s -> s.everReached(RETENTION)).as("came-to-nothing").to(RETENTION);
        model.from(RETENTION, ADVOCACY)                     .every(parameters.keepInTouchEvery())      .when("at most four in a stay", s -> s.fired("keep-in-touch") < MOST_IN_TOUCH).touch("keep-in-touch").as("keep-in-touch").stay();
        model.from(RETENTION, ADVOCACY)                     .on(NewNeed.class)                         .reopensAt(DISCOVERY);
        model.fromAny()                                     .on(NewNeed.class)                         .stay();
        // spotless:on
        return model.build();
    }

    /** What every purchase calls for; the next review is rewarded again. */
    private static EventClause<OrderCompleted> thank(EventClause<OrderCompleted> order) {
        return order.about(bought -> Map.of("order", bought.order()))
                .touch("thank-you")
                .touch("csat-survey", ofDays(7))
                .keeps("rewarded", bought -> null);
    }

    private static TimerClause remind(TimerClause abandoned, FiveStageParameters parameters) {
        return parameters.remindsOfCarts()
                ? abandoned
                        .about(FiveStage::cart)
                        .touch(Touch.of("cart-reminder").cancelIfLeft())
                : abandoned;
    }

    /** Nobody knows the cart of those who were adopted at the till. */
    private static Map<String, String> cart(Situation situation) {
        String cart = situation.text("cart");
        return cart.isEmpty() ? Map.of() : Map.of("cart", cart);
    }

    private static boolean hasBought(Object event, Situation situation) {
        return situation.everReached(RETENTION);
    }

    /** A cart of this episode was left behind: going back from it reaches nothing. */
    private static boolean isUnbought(Situation situation) {
        return situation.reached(CONVERSION) && !situation.reached(RETENTION);
    }

    private static boolean cameFrom(Situation situation, FiveStage... stages) {
        return situation
                .cameFrom()
                .filter(from -> Stream.of(stages).anyMatch(from::is))
                .isPresent();
    }

    private static boolean isPurchase(OrderCompleted order) {
        return order.total().signum() >= 0;
    }

    private static boolean isUnrewarded(Situation situation) {
        return situation.text("rewarded").isEmpty();
    }
}
