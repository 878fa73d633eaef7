package dev.lifecycle.examples.quickstart.demo;

import static dev.lifecycle.preset.RelationshipCycle.ACQUISITION;
import static dev.lifecycle.preset.RelationshipCycle.ATTRITION;
import static dev.lifecycle.preset.RelationshipCycle.GROWTH;
import static dev.lifecycle.preset.RelationshipCycle.LOYALTY;

import dev.lifecycle.examples.quickstart.demo.LumenEvents.CancelRequested;
import dev.lifecycle.examples.quickstart.demo.LumenEvents.RenewalFailed;
import dev.lifecycle.examples.quickstart.demo.LumenEvents.SubscriptionChanged;
import dev.lifecycle.examples.quickstart.demo.LumenEvents.SubscriptionEnded;
import dev.lifecycle.examples.quickstart.demo.LumenEvents.SubscriptionReactivated;
import dev.lifecycle.examples.quickstart.demo.LumenEvents.SubscriptionStarted;
import dev.lifecycle.model.Phase;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Touch;
import dev.lifecycle.preset.RelationshipCycle;
import dev.lifecycle.preset.event.OrderCompleted;
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
enum LumenSubscription implements Stage {
    /** The customer pays by the month. */
    SUBSCRIBED,
    /** The customer has cancelled, and the last month is running. */
    LEAVING;

    static StageModel model() {
        Touch winBack = Touch.of("win-back").after(Duration.ofDays(14)).cancelIfLeft();
        return RelationshipCycle.model()
                .extend("lumen-subscription")
                .stageAfter(LOYALTY, SUBSCRIBED)
                .stageAfter(SUBSCRIBED, LEAVING)
                .phase(Phase.POST, SUBSCRIBED, LEAVING)
                .from(ACQUISITION, GROWTH, LOYALTY)
                .on(SubscriptionStarted.class)
                .touch("subscription-welcome")
                .to(SUBSCRIBED)
                .from(SUBSCRIBED, LEAVING)
                .on(OrderCompleted.class)
                .stay()
                .from(SUBSCRIBED)
                .on(SubscriptionChanged.class)
                .stay()
                .from(SUBSCRIBED)
                .on(RenewalFailed.class)
                .touch("update-your-card")
                .stay()
                .from(SUBSCRIBED)
                .on(CancelRequested.class)
                .touch(Touch.of("stay-offer").cancelIfLeft())
                .to(LEAVING)
                .from(LEAVING)
                .on(SubscriptionReactivated.class)
                .touch("thank-you")
                .to(SUBSCRIBED)
                .from(SUBSCRIBED, LEAVING)
                .on(SubscriptionEnded.class)
                .touch("reason-survey")
                .touch(winBack)
                .to(ATTRITION)
                .from(ATTRITION)
                .on(SubscriptionStarted.class, SubscriptionReactivated.class)
                .touch("welcome-back")
                .reopensAt(SUBSCRIBED)
                .build();
    }
}
