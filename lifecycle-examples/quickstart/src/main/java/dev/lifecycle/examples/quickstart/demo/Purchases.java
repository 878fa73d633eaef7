package dev.lifecycle.examples.quickstart.demo;

import static dev.lifecycle.preset.SurveyKind.CSAT;
import static dev.lifecycle.preset.SurveyKind.NPS;

import dev.lifecycle.examples.quickstart.demo.LumenEvents.CartUpdated;
import dev.lifecycle.examples.quickstart.demo.LumenEvents.CheckoutStep;
import dev.lifecycle.examples.quickstart.demo.LumenEvents.Refunded;
import dev.lifecycle.examples.quickstart.demo.LumenEvents.SurveyDismissed;
import dev.lifecycle.examples.quickstart.demo.LumenEvents.SurveyShown;
import dev.lifecycle.preset.CheckoutStarted;
import dev.lifecycle.preset.ComplaintRaised;
import dev.lifecycle.preset.OrderCompleted;
import dev.lifecycle.preset.PaymentFailed;
import dev.lifecycle.preset.ReferralMade;
import dev.lifecycle.preset.ReviewPosted;
import dev.lifecycle.preset.SurveyAnswered;
import dev.lifecycle.preset.SurveyKind;
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
    private int carts;
    private boolean askedToRecommend;
    private boolean promoter;

    Purchases(Diary diary, Chance chance) {
        this.diary = diary;
        this.chance = chance;
    }

    /** Whether they would recommend the shop. */
    boolean isPromoter() {
        return promoter;
    }

    /** From cart to order, with the stumbles in between; answers when the order was complete. */
    Instant buy(Instant from) {
        carts++;
        String cart = "cart-" + diary.customer().id() + "-" + carts;
        Instant at = from;
        for (int i = chance.between(1, 3); i > 0; i--) {
            diary.at(at, new CartUpdated(cart, i));
            at = at.plusSeconds(chance.between(20, 600));
        }
        at = checkout(cart, at);
        if (chance.of(0.3)) {
            at = at.plus(chance.within(Duration.ofHours(3), Duration.ofDays(3)));
            at = chance.of(0.7) ? checkout(cart, at) : at;
        }
        BigDecimal total = new BigDecimal(chance.between(900, 32_000)).movePointLeft(2);
        diary.at(at, new OrderCompleted(cart, total));
        if (chance.of(0.03)) {
            diary.at(at.plus(chance.waiting(6)), new Refunded(cart, total));
        }
        return at;
    }

    /** Survey, review, complaint or recommendation; answers when the last of them was said. */
    Instant feedback(Instant bought) {
        Instant at = ask(CSAT, bought.plus(Duration.ofDays(7)), new int[] {3, 5, 12, 32, 48}, 1);
        if (!askedToRecommend && chance.of(0.5)) {
            askedToRecommend = true;
            at = ask(NPS, at.plus(chance.waiting(6)), new int[] {1, 1, 1, 2, 2, 4, 7, 14, 24, 20, 14}, 0);
        }
        if (promoter && chance.of(0.5)) {
            at = at.plus(chance.waiting(3));
            diary.at(at, new ReferralMade("a-friend-of-" + diary.customer().id()));
        } else if (chance.of(0.05)) {
            diary.at(at.plus(chance.waiting(4)), new ReviewPosted(1 + chance.weighted(8, 6, 12, 34, 40)));
        } else if (chance.of(0.02)) {
            diary.at(at.plus(chance.waiting(4)), new ComplaintRaised("delivery"));
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
