package dev.lifecycle.examples.lampshop;

import dev.lifecycle.examples.lampshop.LumenEvents.CancelRequested;
import dev.lifecycle.examples.lampshop.LumenEvents.RenewalFailed;
import dev.lifecycle.examples.lampshop.LumenEvents.RenewalPaid;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionChanged;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionEnded;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionReactivated;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionStarted;
import dev.lifecycle.preset.event.ChurnReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The life of one subscription: begins, grows or shrinks, ends because somebody wants it or a card fails, and sometimes comes back. */
final class Subscription {

    private static final Duration MONTH = Duration.ofDays(30);
    /** In every so-manieth month in which nothing else happens the card has to be renewed. */
    private static final int STUMBLES = 6;

    private static final List<ChurnReason> REASONS = List.of(
            ChurnReason.NEEDS_CHANGED,
            ChurnReason.COMPETITOR_PRICE,
            ChurnReason.COMPETITOR_VALUE,
            ChurnReason.SERVICE_QUALITY,
            ChurnReason.PRICE,
            ChurnReason.LOW_ENGAGEMENT,
            ChurnReason.UNKNOWN);

    private final Diary diary;
    private final Chance chance;

    Subscription(Diary diary, Chance chance) {
        this.diary = diary;
        this.chance = chance;
    }

    void live(Instant start) {
        diary.at(start, new SubscriptionStarted(chance.oneOf(List.of("bulbs", "filters", "both")), amount()));
        Instant at = start.plus(MONTH);
        int quiet = 0;
        while (at.isBefore(Scenario.NOW)) {
            int fate = chance.weighted(87, 5, 6, 2);
            if (fate == 1) {
                diary.at(at, new SubscriptionChanged(amount()));
            } else if (fate == 2) {
                cancel(at);
                return;
            } else if (fate == 3) {
                fail(at);
                return;
            } else if (++quiet % STUMBLES == 0) {
                stumble(at);
            }
            at = at.plus(MONTH);
        }
    }

    private void cancel(Instant at) {
        ChurnReason reason = chance.oneOf(REASONS);
        Instant lastDay = at.plus(Duration.ofDays(10));
        diary.at(at, new CancelRequested(reason, lastDay));
        end(lastDay, reason);
    }

    /** A card that has run out, and a new one two days later. */
    private void stumble(Instant at) {
        diary.at(at, new RenewalFailed("card expired"));
        diary.at(at.plus(Duration.ofDays(2)), new RenewalPaid());
    }

    private void fail(Instant at) {
        for (int tries = 0; tries < 3; tries++) {
            diary.at(at.plus(Duration.ofDays(5L * tries)), new RenewalFailed("card expired"));
        }
        end(at.plus(Duration.ofDays(14)), ChurnReason.PAYMENT_FAILURE);
    }

    private void end(Instant at, ChurnReason reason) {
        diary.at(at, new SubscriptionEnded(reason));
        if (chance.of(0.2)) {
            diary.at(
                    at.plus(chance.within(Duration.ofDays(20), Duration.ofDays(70))),
                    new SubscriptionReactivated(amount()));
        }
    }

    private BigDecimal amount() {
        return new BigDecimal(chance.oneOf(List.of("9.90", "19.90", "35.00", "50.00")));
    }
}
