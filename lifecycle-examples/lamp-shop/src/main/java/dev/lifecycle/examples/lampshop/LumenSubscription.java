package dev.lifecycle.examples.lampshop;

import static dev.lifecycle.preset.RelationshipCycle.ACQUISITION;
import static dev.lifecycle.preset.RelationshipCycle.ATTRITION;
import static dev.lifecycle.preset.RelationshipCycle.GROWTH;
import static dev.lifecycle.preset.RelationshipCycle.LOYALTY;

import dev.lifecycle.examples.lampshop.LumenEvents.CancelRequested;
import dev.lifecycle.examples.lampshop.LumenEvents.RenewalFailed;
import dev.lifecycle.examples.lampshop.LumenEvents.RenewalPaid;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionChanged;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionEnded;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionReactivated;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionStarted;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.RelationshipCycle;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.LeadCaptured;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.ReferralMade;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.time.Duration;

/**
 * The relationship cycle with the stages of a subscription in it.
 *
 * <pre>
 *    ACQUISITION, GROWTH, LOYALTY --- started ---&gt; SUBSCRIBED --- card fails ------&gt; UNPAID
 *                                                  ^  ^   |  ^                         |  |
 *                     started or reactivated: again |  |   |  +---- card works again ----+  |
 *                                                   |  |   | cancelled                     |
 *                                                   |  |   v                               |
 *                                                   |  +-- LEAVING                         |
 *                                                   |      | the last day                  | given up
 *                                                   |      v                               |
 *                                                   +- ATTRITION &lt;------------------------+
 * </pre>
 */
public enum LumenSubscription implements Stage {
    /** The customer pays by the month. */
    SUBSCRIBED,
    /** The card was not charged; it is tried again. */
    UNPAID,
    /** The customer has cancelled, and what is paid is running out. */
    LEAVING;

    public static StageModel model() {
        Touch winBack = Touch.of("win-back").after(Duration.ofDays(14)).cancelIfLeft();
        Touch card = Touch.of("update-your-card").transactional();
        ModelBuilder model = RelationshipCycle.model()
                .extend("lumen-subscription")
                .stageAfter(LOYALTY, SUBSCRIBED)
                .stageAfter(SUBSCRIBED, UNPAID)
                .stageAfter(UNPAID, LEAVING)
                .phase(Phase.POST, SUBSCRIBED, UNPAID, LEAVING)
                .group("subscriber", SUBSCRIBED, UNPAID, LEAVING);
        // spotless:off
        model.from(ACQUISITION, GROWTH, LOYALTY).on(SubscriptionStarted.class)    .touch("subscription-welcome").to(SUBSCRIBED);
        model.fromGroup("subscriber")           .on(OrderCompleted.class)         .stay();
        model.fromGroup("subscriber")           .on(SubscriptionChanged.class)    .stay();
        model.fromGroup("subscriber")           .on(LeadCaptured.class, ContactMade.class).touch(Touch.of("answer-questions").transactional()).stay();
        model.fromGroup("subscriber")           .on(ReferralMade.class)           .touch("referral-reward").stay();
        model.from(SUBSCRIBED)                  .on(RenewalFailed.class)          .noting(RenewalFailed::reason).touch(card).to(UNPAID);
        model.from(UNPAID)                      .on(RenewalFailed.class)          .noting(RenewalFailed::reason).touch(card).stay();
        model.from(UNPAID)                      .on(RenewalPaid.class)            .toPrevious(SUBSCRIBED);
        model.from(SUBSCRIBED)                  .on(RenewalPaid.class)            .stay();
        model.from(SUBSCRIBED, UNPAID)          .on(CancelRequested.class)        .noting(c -> c.reason().name()).sets("last-day", CancelRequested::lastDay).touch(Touch.of("stay-offer").cancelIfLeft()).to(LEAVING);
        model.from(LEAVING)                     .on(SubscriptionReactivated.class).sets("last-day", r -> null).touch("thank-you").toPrevious(SUBSCRIBED);
        model.from(LEAVING)                     .beforeDate("last-day", Duration.ofDays(2)).unlessPast().touch("last-days").stay();
        model.from(LEAVING)                     .atDate("last-day")               .touch("reason-survey").touch(winBack).to(ATTRITION);
        model.from(LEAVING, ATTRITION)          .on(CancelRequested.class, SubscriptionEnded.class, RenewalFailed.class, RenewalPaid.class).ignore();
        model.from(SUBSCRIBED, UNPAID)          .on(SubscriptionEnded.class)      .noting(e -> e.reason().name()).touch("reason-survey").touch(winBack).to(ATTRITION);
        model.from(ATTRITION)                   .on(SubscriptionStarted.class, SubscriptionReactivated.class).touch("welcome-back").reopensAt(SUBSCRIBED);
        // spotless:on
        return model.build();
    }
}
