package dev.lifecycle.preset;

import dev.lifecycle.model.Situation;
import dev.lifecycle.preset.event.ContractRenewed;
import dev.lifecycle.preset.event.ContractSigned;
import dev.lifecycle.preset.event.LeadCaptured;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.SatisfactionDropped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The thresholds of {@link RelationshipCycle}, all with defaults.
 *
 * @param loyalAfter     orders or contracts in one episode that make a loyal customer, default 3
 * @param lostAfter      silence after which a customer without a running contract is lost, default 180 days
 * @param forgottenAfter time in ATTRITION after which a lead is a new beginning, default 365 days
 * @param renewBefore    how long before the end of the contract its renewal is offered, default 30 days
 */
public record RelationshipParameters(
        int loyalAfter, Duration lostAfter, Duration forgottenAfter, Duration renewBefore) {

    /** The documented defaults. */
    public static final RelationshipParameters DEFAULTS =
            new RelationshipParameters(3, Duration.ofDays(180), Duration.ofDays(365), Duration.ofDays(30));

    private static final List<Class<?>> PURCHASES =
            List.of(OrderCompleted.class, ContractSigned.class, ContractRenewed.class);

    /** @throws IllegalArgumentException if the number of purchases is below 1, or a time is not above zero */
    public RelationshipParameters {
        Messages.requireAtLeastOne(loyalAfter, "loyalAfter");
        Messages.requirePositive(lostAfter, "lostAfter");
        Messages.requirePositive(forgottenAfter, "forgottenAfter");
        Messages.requirePositive(renewBefore, "renewBefore");
    }

    /** The same with another {@link #loyalAfter()}. */
    public RelationshipParameters withLoyalAfter(int purchases) {
        return new RelationshipParameters(purchases, lostAfter, forgottenAfter, renewBefore);
    }

    /** The same with another {@link #lostAfter()}. */
    public RelationshipParameters withLostAfter(Duration silence) {
        return new RelationshipParameters(loyalAfter, silence, forgottenAfter, renewBefore);
    }

    /** The same with another {@link #forgottenAfter()}. */
    public RelationshipParameters withForgottenAfter(Duration time) {
        return new RelationshipParameters(loyalAfter, lostAfter, time, renewBefore);
    }

    /** The same with another {@link #renewBefore()}. */
    public RelationshipParameters withRenewBefore(Duration time) {
        return new RelationshipParameters(loyalAfter, lostAfter, forgottenAfter, time);
    }

    /** Enough purchases, the one that is being decided included, and nothing since the one before has disappointed. */
    boolean isLoyal(Object purchase, Situation before) {
        long purchases =
                1 + PURCHASES.stream().mapToLong(type -> before.count(type)).sum();
        return purchases >= loyalAfter && !hasDroppedSinceLastPurchase(before);
    }

    private static boolean hasDroppedSinceLastPurchase(Situation before) {
        Instant bought = PURCHASES.stream()
                .map(before::lastOf)
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        return before.lastOf(SatisfactionDropped.class)
                .filter(dropped -> !dropped.isBefore(bought))
                .isPresent();
    }

    boolean isLoyalOrder(OrderCompleted order, Situation before) {
        return isPurchase(order) && isLoyal(order, before);
    }

    static boolean isPurchase(OrderCompleted order) {
        return order.total().signum() >= 0;
    }

    /** Silence while a contract runs says nothing; counting begins with its end. */
    boolean isOutOfContract(Situation now) {
        return now.date("contract-end")
                .filter(end -> now.at().isBefore(end.plus(lostAfter)))
                .isEmpty();
    }

    /** Who did something after the end is lost by silence counted from there. */
    static boolean isSilentSinceContract(Situation now) {
        Instant last = now.position().lastEventAt().orElse(Instant.MIN);
        Instant since =
                last.isAfter(now.position().enteredAt()) ? last : now.position().enteredAt();
        return now.date("contract-end").filter(end -> !since.isAfter(end)).isPresent();
    }

    boolean isForgotten(LeadCaptured lead, Situation now) {
        return now.timeInStage().compareTo(forgottenAfter) >= 0;
    }
}
