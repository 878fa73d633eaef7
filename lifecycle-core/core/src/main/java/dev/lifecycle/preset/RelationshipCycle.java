package dev.lifecycle.preset;

import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.event.Cancelled;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContractSigned;
import dev.lifecycle.preset.event.LeadCaptured;
import dev.lifecycle.preset.event.OrderCompleted;
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
 *                  order, contract          third order
 *    ACQUISITION ------------------> GROWTH -------------> LOYALTY
 *        ^                            |  ^                    |
 *        |                  cancelled,|  | order, contract:   | cancelled,
 *        |                  silence   |  | again              | silence
 *        |                            v  |                    |
 *        +--- lead after long ----- ATTRITION &lt;---------------+
 * </pre>
 *
 * <p>The story: a prospect asks questions and gets answers (ACQUISITION). The first purchase, or a signed contract, is where the relation
 * begins (GROWTH): cohorts are born here, not with the lead. Who buys again and again is loyal (LOYALTY) and spreads the word; when their
 * satisfaction drops, the firm steps in. Who cancels, or is not heard of for {@code lostAfter}, is lost (ATTRITION, an exit): the firm asks
 * why, and tries to win them back two weeks later, unless they have come back before. A purchase then starts a new episode, in which
 * loyalty has to be earned anew; and who shows interest after {@code forgottenAfter} begins from the beginning.
 *
 * <p>An event that the stage does not list is refused. Only orders count towards loyalty, the one that won the customer included. The rule
 * set off by time is called {@code lost}.
 */
public enum RelationshipCycle implements Stage {
    /** A prospect, whose questions are answered. */
    ACQUISITION,
    /** A customer, since the first purchase or contract. */
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

    /** The model {@code relationship} with thresholds of the host's own. */
    public static StageModel model(RelationshipParameters parameters) {
        Touch winBack = Touch.of("win-back").after(Duration.ofDays(14)).cancelIfLeft();
        ModelBuilder model = StageModel.named("relationship")
                .stages(ACQUISITION, GROWTH, LOYALTY, ATTRITION)
                .startAt(ACQUISITION)
                .exit(ATTRITION)
                .phase(Phase.PRE, ACQUISITION)
                .phase(Phase.POST, GROWTH, LOYALTY, ATTRITION);
        // spotless:off
        model.from(ACQUISITION)    .on(LeadCaptured.class, ContactMade.class).touch("answer-questions").stay();
        model.from(ACQUISITION)    .on(OrderCompleted.class, ContractSigned.class).touch("welcome").to(GROWTH);
        model.from(GROWTH)         .on(OrderCompleted.class)            .when("loyal", parameters::isLoyal).touch("thank-you").touch("benefits").to(LOYALTY);
        model.from(GROWTH, LOYALTY).on(OrderCompleted.class, ContractSigned.class).stay();
        model.from(LOYALTY)        .on(ReferralMade.class)              .touch("referral-reward").stay();
        model.from(LOYALTY)        .on(SatisfactionDropped.class)       .touch("service-recovery").stay();
        model.from(GROWTH, LOYALTY).afterSilence(parameters.lostAfter()).touch("reason-survey").touch(winBack).as("lost").to(ATTRITION);
        model.from(GROWTH, LOYALTY).on(Cancelled.class)                 .touch("reason-survey").touch(winBack).to(ATTRITION);
        model.from(ATTRITION)      .on(OrderCompleted.class, ContractSigned.class).touch("welcome-back").reopensAt(GROWTH);
        model.from(ATTRITION)      .on(LeadCaptured.class)              .when("long absent", parameters::isForgotten).touch("answer-questions").reopensAt(ACQUISITION);
        model.from(ATTRITION)      .on(LeadCaptured.class)              .touch("win-back").stay();
        // spotless:on
        return model.build();
    }
}
