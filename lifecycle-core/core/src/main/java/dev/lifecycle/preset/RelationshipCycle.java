package dev.lifecycle.preset;

import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.Situation;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.event.Cancelled;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContractRenewed;
import dev.lifecycle.preset.event.ContractSigned;
import dev.lifecycle.preset.event.LeadCaptured;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.ReasonGiven;
import dev.lifecycle.preset.event.ReferralMade;
import dev.lifecycle.preset.event.SatisfactionDropped;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.time.Duration;

/**
 * The relation with a customer from the first word to the last: won, grown, kept, lost and won back.
 *
 * <pre>
 *                  purchase           third purchase
 *    ACQUISITION -----------> GROWTH ----------------> LOYALTY
 *        ^                     |  ^                       |
 *        |          cancelled, |  | purchase:             | cancelled,
 *        |          silence    |  | again                 | silence
 *        |                     v  |                       |
 *        +--- lead after -- ATTRITION &lt;-------------------+
 *             long
 * </pre>
 *
 * <p>The story: a prospect asks questions and gets answers (ACQUISITION). The first purchase (an order, a contract signed or renewed) is where
 * the relation begins (GROWTH): cohorts are born here, not with the lead. Who buys again and again, and was not disappointed since the last
 * time, is loyal (LOYALTY). Before a contract ends the firm offers its renewal; when satisfaction drops it steps in. Who cancels, or is not
 * heard of for {@code lostAfter}, is lost (ATTRITION, an exit): the firm asks why unless it knows, and tries to win them back two weeks later,
 * unless they have come back before. A purchase then starts a new episode, in which loyalty has to be earned anew; and who leaves their
 * details after {@code forgottenAfter} begins from the beginning.
 *
 * <p>While a contract runs nobody is lost for silence, however long. Of several contracts the date {@code contract-end} is the last end; a
 * contract that is told late, after one that was signed later, does not move it ({@link dev.lifecycle.stage.LatePolicy#RECOMPUTE} puts it
 * right). Reasons are noted in history, also those given long after the loss. A drop in satisfaction is no activity of the customer's.
 *
 * <p>Nobody is refused for doing what customers do. What is refused cannot be: an order with a negative total, and a recommendation or a
 * cancellation by somebody who has never bought. Replies and service recovery are transactional: they are owed. The rules set off by time
 * are called {@code renewal}, {@code lost} and {@code lost-after-contract}.
 */
public enum RelationshipCycle implements Stage {
    /** A prospect, whose questions are answered. */
    ACQUISITION,
    /** A customer, since the first order or contract. */
    GROWTH,
    /** A customer who keeps coming back. */
    LOYALTY,
    /** A customer who is lost. */
    ATTRITION;

    private static final StageModel MODEL = model(RelationshipParameters.DEFAULTS);

    /** The model {@code relationship} with the default thresholds; always the same object. */
    public static StageModel model() {
        return MODEL;
    }

    /**
     * The model {@code relationship} with thresholds of the host's own.
     *
     * @throws dev.lifecycle.model.InvalidModelException if a time is shorter than a microsecond, or longer than a thousand years
     */
    public static StageModel model(RelationshipParameters parameters) {
        Touch answer = Touch.of("answer-questions").transactional();
        Touch recovery = Touch.of("service-recovery").transactional();
        Touch winBack = Touch.of("win-back").after(Duration.ofDays(14)).cancelIfLeft();
        ModelBuilder model = StageModel.named("relationship")
                .stages(ACQUISITION, GROWTH, LOYALTY, ATTRITION)
                .startAt(ACQUISITION)
                .exit(ATTRITION)
                .phase(Phase.PRE, ACQUISITION)
                .phase(Phase.POST, GROWTH, LOYALTY, ATTRITION);
        // spotless:off
        model.from(ACQUISITION)    .on(LeadCaptured.class, ContactMade.class)                  .touch(answer).stay();
        model.from(ACQUISITION)    .on(OrderCompleted.class)                                   .when("total not negative", RelationshipParameters::isPurchase).touch("welcome").to(GROWTH);
        model.from(ACQUISITION)    .on(ContractSigned.class)                                   .sets("contract-end", Contracts::end).touch("welcome").to(GROWTH);
        model.from(ACQUISITION)    .on(ContractRenewed.class)                                  .sets("contract-end", Contracts::end).touch("welcome").to(GROWTH);
        model.from(GROWTH)         .on(OrderCompleted.class)                                   .when("loyal", parameters::isLoyalOrder).touch("thank-you").touch("benefits").to(LOYALTY);
        model.from(GROWTH)         .on(ContractSigned.class)                                   .when("loyal", parameters::isLoyal).sets("contract-end", Contracts::end).touch("thank-you").touch("benefits").to(LOYALTY);
        model.from(GROWTH)         .on(ContractRenewed.class)                                  .when("loyal", parameters::isLoyal).sets("contract-end", Contracts::end).touch("thank-you").touch("benefits").to(LOYALTY);
        model.from(GROWTH, LOYALTY).on(OrderCompleted.class)                                   .when("total not negative", RelationshipParameters::isPurchase).stay();
        model.from(GROWTH, LOYALTY).on(ContractSigned.class)                                   .sets("contract-end", Contracts::end).stay();
        model.from(GROWTH, LOYALTY).on(ContractRenewed.class)                                  .sets("contract-end", Contracts::end).stay();
        model.from(GROWTH, LOYALTY).on(LeadCaptured.class, ContactMade.class)                  .touch(answer).stay();
        model.from(GROWTH, LOYALTY).on(ReferralMade.class)                                     .touch("referral-reward").stay();
        model.from(GROWTH, LOYALTY).on(SatisfactionDropped.class)                              .notActivity().touch(recovery).stay();
        model.from(GROWTH, LOYALTY).beforeDate("contract-end", parameters.renewBefore())       .unlessPast().touch("renew-offer").as("renewal").stay();
        model.from(GROWTH, LOYALTY).afterSilence(parameters.lostAfter())                       .when("no contract, or its end and lostAfter have passed", parameters::isOutOfContract).touch("reason-survey").touch(winBack).as("lost").to(ATTRITION);
        model.from(GROWTH, LOYALTY).afterDate("contract-end", parameters.lostAfter())          .unlessPast().when("silent since the contract ended", RelationshipParameters::isSilentSinceContract).touch("reason-survey").touch(winBack).as("lost-after-contract").to(ATTRITION);
        model.from(GROWTH, LOYALTY).on(Cancelled.class)                                        .when("reason given", cancelled -> cancelled.reason().isKnown()).noting(Reasons::of).sets("contract-end", cancelled -> null).touch(winBack).to(ATTRITION);
        model.from(GROWTH, LOYALTY).on(Cancelled.class)                                        .sets("contract-end", cancelled -> null).touch("reason-survey").touch(winBack).to(ATTRITION);
        model.fromAny()            .on(ReasonGiven.class)                                      .noting(Reasons::of).stay();
        model.from(ATTRITION)      .on(OrderCompleted.class)                                   .when("total not negative", RelationshipParameters::isPurchase).touch("welcome-back").reopensAt(GROWTH);
        model.from(ATTRITION)      .on(ContractSigned.class)                                   .sets("contract-end", Contracts::end).touch("welcome-back").reopensAt(GROWTH);
        model.from(ATTRITION)      .on(ContractRenewed.class)                                  .sets("contract-end", Contracts::end).touch("welcome-back").reopensAt(GROWTH);
        model.from(ATTRITION)      .on(LeadCaptured.class)                                     .when("long absent", parameters::isForgotten).touch(answer).reopensAt(ACQUISITION);
        model.from(ATTRITION)      .on(LeadCaptured.class, ContactMade.class)                  .touch(answer).touch("win-back").stay();
        model.from(ATTRITION)      .on(Cancelled.class)                                        .noting(Reasons::of).stay();
        model.from(ATTRITION)      .on(SatisfactionDropped.class)                              .notActivity().noting(dropped -> "satisfaction " + dropped.score()).stay();
        model.from(ATTRITION)      .on(ReferralMade.class)                                     .noting(referral -> "recommended the firm").stay();
        // prospects: one may be unhappy, too, and one who was a customer long ago still speaks as one
        model.from(ACQUISITION)    .on(SatisfactionDropped.class)                              .notActivity().touch(recovery).stay();
        model.from(ACQUISITION)    .on(ReferralMade.class)                                     .when("has bought", RelationshipCycle::hasBought).touch("referral-reward").stay();
        model.from(ACQUISITION)    .on(Cancelled.class)                                        .when("has bought", RelationshipCycle::hasBought).noting(Reasons::of).stay();
        // spotless:on
        return model.build();
    }

    private static boolean hasBought(Object event, Situation situation) {
        return situation.everReached(GROWTH);
    }
}
