package dev.lifecycle.examples.lampshop;

import static dev.lifecycle.preset.RelationshipCycle.ACQUISITION;
import static dev.lifecycle.preset.RelationshipCycle.ATTRITION;
import static dev.lifecycle.preset.RelationshipCycle.GROWTH;
import static dev.lifecycle.preset.RelationshipCycle.LOYALTY;

import dev.lifecycle.examples.lampshop.LumenEvents.CancelRequested;
import dev.lifecycle.examples.lampshop.LumenEvents.RenewalFailed;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionChanged;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionEnded;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionReactivated;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionStarted;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.RelationshipCycle;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.time.Duration;

/**
 * The relationship cycle with the stages of a subscription in it.
 *
 * <pre>
 *    ACQUISITION, GROWTH, LOYALTY --- started ---&gt; SUBSCRIBED --- cancel requested ---&gt; LEAVING
 *                                                   ^  |   ^                             |   |
 *                     started or reactivated: again |  |   +------- reactivated ---------+   |
 *                                                   |  | ended                         ended |
 *                                                ATTRITION &lt;---------------------------------+
 * </pre>
 */
public enum LumenSubscription implements Stage {
    /** The customer pays by the month. */
    SUBSCRIBED,
    /** The customer has cancelled, and the last month is running. */
    LEAVING;

    public static StageModel model() {
        Touch winBack = Touch.of("win-back").after(Duration.ofDays(14)).cancelIfLeft();
        ModelBuilder model = RelationshipCycle.model()
                .extend("lumen-subscription")
                .stageAfter(LOYALTY, SUBSCRIBED)
                .stageAfter(SUBSCRIBED, LEAVING)
                .phase(Phase.POST, SUBSCRIBED, LEAVING);
        // spotless:off
        model.from(ACQUISITION, GROWTH, LOYALTY).on(SubscriptionStarted.class)    .touch("subscription-welcome").to(SUBSCRIBED);
        model.from(SUBSCRIBED, LEAVING)         .on(OrderCompleted.class)         .stay();
        model.from(SUBSCRIBED)                  .on(SubscriptionChanged.class)    .stay();
        model.from(SUBSCRIBED)                  .on(RenewalFailed.class)          .touch("update-your-card").stay();
        model.from(SUBSCRIBED)                  .on(CancelRequested.class)        .touch(Touch.of("stay-offer").cancelIfLeft()).to(LEAVING);
        model.from(LEAVING)                     .on(SubscriptionReactivated.class).touch("thank-you").to(SUBSCRIBED);
        model.from(SUBSCRIBED, LEAVING)         .on(SubscriptionEnded.class)      .touch("reason-survey").touch(winBack).to(ATTRITION);
        model.from(ATTRITION)                   .on(SubscriptionStarted.class, SubscriptionReactivated.class).touch("welcome-back").reopensAt(SUBSCRIBED);
        // spotless:on
        return model.build();
    }
}
