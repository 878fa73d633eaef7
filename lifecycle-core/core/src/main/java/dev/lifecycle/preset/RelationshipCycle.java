package dev.lifecycle.preset;

import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.Phase;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Touch;
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
        ModelBuilder model = StageModel.named("relationship")
                .stages(ACQUISITION, GROWTH, LOYALTY, ATTRITION)
                .startAt(ACQUISITION)
                .exit(ATTRITION)
                .phase(Phase.PRE, ACQUISITION)
                .phase(Phase.POST, GROWTH, LOYALTY, ATTRITION);
        winning(model);
        keeping(model, parameters);
        losing(model, parameters);
        winningBack(model, parameters);
        return model.build();
    }

    private static void winning(ModelBuilder model) {
        model.from(ACQUISITION)
                .on(LeadCaptured.class, ContactMade.class)
                .touch("answer-questions")
                .stay()
                .from(ACQUISITION)
                .on(OrderCompleted.class, ContractSigned.class)
                .touch("welcome")
                .to(GROWTH);
    }

    private static void keeping(ModelBuilder model, RelationshipParameters parameters) {
        model.from(GROWTH)
                .on(OrderCompleted.class)
                .when("loyal", (order, before) -> before.count(OrderCompleted.class) + 1 >= parameters.loyalAfter())
                .touch("thank-you")
                .touch("benefits")
                .to(LOYALTY)
                .from(GROWTH, LOYALTY)
                .on(OrderCompleted.class, ContractSigned.class)
                .stay()
                .from(LOYALTY)
                .on(ReferralMade.class)
                .touch("referral-reward")
                .stay()
                .from(LOYALTY)
                .on(SatisfactionDropped.class)
                .touch("service-recovery")
                .stay();
    }

    private static void losing(ModelBuilder model, RelationshipParameters parameters) {
        Touch winBack = Touch.of("win-back").after(Duration.ofDays(14)).cancelIfLeft();
        model.from(GROWTH, LOYALTY)
                .afterSilence(parameters.lostAfter())
                .touch("reason-survey")
                .touch(winBack)
                .as("lost")
                .to(ATTRITION)
                .from(GROWTH, LOYALTY)
                .on(Cancelled.class)
                .touch("reason-survey")
                .touch(winBack)
                .to(ATTRITION);
    }

    private static void winningBack(ModelBuilder model, RelationshipParameters parameters) {
        model.from(ATTRITION)
                .on(OrderCompleted.class, ContractSigned.class)
                .touch("welcome-back")
                .reopensAt(GROWTH)
                .from(ATTRITION)
                .on(LeadCaptured.class)
                .when("long absent", (lead, now) -> now.timeInStage().compareTo(parameters.forgottenAfter()) >= 0)
                .touch("answer-questions")
                .reopensAt(ACQUISITION)
                .from(ATTRITION)
                .on(LeadCaptured.class)
                .touch("win-back")
                .stay();
    }
}
