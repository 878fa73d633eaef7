package dev.lifecycle.preset;

import dev.lifecycle.model.Situation;
import dev.lifecycle.preset.event.LeadCaptured;
import dev.lifecycle.preset.event.OrderCompleted;
import java.time.Duration;

/**
 * The thresholds of {@link RelationshipCycle}, all with defaults.
 *
 * @param loyalAfter     orders in one episode that make a loyal customer, default 3
 * @param lostAfter      silence after which a customer is lost, default 180 days
 * @param forgottenAfter time in ATTRITION after which a lead is a new beginning, default 365 days
 */
public record RelationshipParameters(int loyalAfter, Duration lostAfter, Duration forgottenAfter) {

    /** The documented defaults. */
    public static final RelationshipParameters DEFAULTS =
            new RelationshipParameters(3, Duration.ofDays(180), Duration.ofDays(365));

    /** @throws IllegalArgumentException if the number of orders is below 1, or a time is not above zero */
    public RelationshipParameters {
        Messages.requireAtLeastOne(loyalAfter, "loyalAfter");
        Messages.requirePositive(lostAfter, "lostAfter");
        Messages.requirePositive(forgottenAfter, "forgottenAfter");
    }

    /** The same with another {@link #loyalAfter()}. */
    public RelationshipParameters withLoyalAfter(int orders) {
        return new RelationshipParameters(orders, lostAfter, forgottenAfter);
    }

    /** The same with another {@link #lostAfter()}. */
    public RelationshipParameters withLostAfter(Duration silence) {
        return new RelationshipParameters(loyalAfter, silence, forgottenAfter);
    }

    /** The same with another {@link #forgottenAfter()}. */
    public RelationshipParameters withForgottenAfter(Duration time) {
        return new RelationshipParameters(loyalAfter, lostAfter, time);
    }

    /** The order that is being decided is not counted yet. */
    boolean isLoyal(OrderCompleted order, Situation before) {
        return before.count(OrderCompleted.class) + 1 >= loyalAfter;
    }

    boolean isForgotten(LeadCaptured lead, Situation now) {
        return now.timeInStage().compareTo(forgottenAfter) >= 0;
    }
}
