package dev.lifecycle.examples.lampshop;

import static dev.lifecycle.preset.event.SurveyKind.CES;
import static dev.lifecycle.preset.event.SurveyKind.CSAT;
import static dev.lifecycle.preset.event.SurveyKind.NPS;

import dev.lifecycle.examples.lampshop.LumenEvents.CartUpdated;
import dev.lifecycle.examples.lampshop.LumenEvents.CheckoutStep;
import dev.lifecycle.examples.lampshop.LumenEvents.Refunded;
import dev.lifecycle.examples.lampshop.LumenEvents.SurveyDismissed;
import dev.lifecycle.examples.lampshop.LumenEvents.SurveyShown;
import dev.lifecycle.preset.event.CheckoutStarted;
import dev.lifecycle.preset.event.ComplaintRaised;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.PaymentFailed;
import dev.lifecycle.preset.event.ReviewPosted;
import dev.lifecycle.preset.event.SurveyAnswered;
import dev.lifecycle.preset.event.SurveyKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How one customer buys, and what they say about it afterwards. */
final class Purchases {

    private static final List<String> FAILURES =
            List.of("card declined", "payment option missing", "3-D Secure timed out");

    private final Diary diary;
    private final Chance chance;
    /** What this customer usually spends; some buy a bulb at a time, some furnish an office. */
    private final int usualCents;

    private int carts;
    private boolean askedToRecommend;
    private boolean promoter;

    Purchases(Diary diary, Chance chance) {
        this.diary = diary;
        this.chance = chance;
        usualCents = 2_500 + (int) chance.waiting(9_000).toDays();
    }

    /** Whether they would recommend the shop. */
    boolean isPromoter() {
        return promoter;
    }

    /** From cart to order, with the stumbles in between; answers when the order was complete. */
    Instant buy(Instant from) {
        String cart = nextCart();
        Instant at = checkout(cart, fill(cart, from));
        if (chance.of(0.3)) {
            at = at.plus(chance.within(Duration.ofHours(3), Duration.ofDays(3)));
            at = chance.of(0.7) ? checkout(cart, at) : at;
        }
        BigDecimal total = new BigDecimal(chance.between(usualCents / 5, usualCents * 3)).movePointLeft(2);
        diary.at(at, new OrderCompleted(cart, total));
        if (chance.of(0.03)) {
            diary.at(at.plus(chance.waiting(6)), new Refunded(cart, total));
        }
        return at;
    }

    /** Fills a cart, goes to the till or not, and leaves it all behind; answers when that was. */
    Instant giveUp(Instant from) {
        String cart = nextCart();
        Instant at = fill(cart, from);
        if (chance.of(0.6)) {
            diary.at(at, new CheckoutStarted(cart));
            int steps = chance.weighted(25, 25, 20, 30);
            for (int step = 1; step <= steps; step++) {
                at = at.plusSeconds(chance.between(15, 150));
                diary.at(at, new CheckoutStep(cart, step));
            }
            if (steps == 3 && chance.of(0.8)) {
                at = at.plusSeconds(10);
                diary.at(at, new PaymentFailed(chance.oneOf(FAILURES)));
            }
        }
        return at;
    }

    /** Surveys, review or complaint; answers when the last of them was said. */
    Instant feedback(Instant bought) {
        if (chance.of(0.4)) {
            ask(CES, bought.plus(Duration.ofDays(2)), new int[] {2, 3, 5, 10, 20, 35, 25}, 1);
        }
        Instant at = ask(CSAT, bought.plus(Duration.ofDays(7)), new int[] {3, 5, 12, 32, 48}, 1);
        if (!askedToRecommend && chance.of(0.8)) {
            askedToRecommend = true;
            at = ask(NPS, at.plus(chance.waiting(6)), new int[] {1, 1, 1, 2, 2, 4, 7, 14, 24, 20, 14}, 0);
        }
        if (chance.of(0.05)) {
            diary.at(at.plus(chance.waiting(4)), new ReviewPosted(1 + chance.weighted(8, 6, 12, 34, 40)));
        } else if (chance.of(0.02)) {
            diary.at(at.plus(chance.waiting(4)), new ComplaintRaised("delivery"));
        }
        return at;
    }

    private String nextCart() {
        carts++;
        return "cart-" + diary.customer().id() + "-" + carts;
    }

    private Instant fill(String cart, Instant from) {
        Instant at = from;
        for (int i = chance.between(1, 3); i > 0; i--) {
            diary.at(at, new CartUpdated(cart, i));
            at = at.plusSeconds(chance.between(20, 600));
        }
        return at;
    }

    private Instant checkout(String cart, Instant from) {
        Instant at = from;
        diary.at(at, new CheckoutStarted(cart));
        for (int step = 1; step <= 3; step++) {
            at = at.plusSeconds(chance.between(15, 150));
            diary.at(at, new CheckoutStep(cart, step));
        }
        if (chance.of(0.08)) {
            at = at.plusSeconds(10);
            diary.at(at, new PaymentFailed(chance.oneOf(FAILURES)));
        }
        return at.plusSeconds(chance.between(20, 200));
    }

    private Instant ask(SurveyKind kind, Instant at, int[] weights, int lowest) {
        diary.at(at, new SurveyShown(kind));
        int reaction = chance.weighted(42, 20, 38);
        if (reaction == 0) {
            Instant answered = at.plus(chance.within(Duration.ofMinutes(2), Duration.ofDays(2)));
            int score = lowest + chance.weighted(weights);
            promoter |= kind == NPS && score >= 9;
            diary.at(answered, new SurveyAnswered(kind, score));
            return answered;
        }
        if (reaction == 1) {
            diary.at(at.plusSeconds(chance.between(2, 60)), new SurveyDismissed(kind));
        }
        return at;
    }
}
