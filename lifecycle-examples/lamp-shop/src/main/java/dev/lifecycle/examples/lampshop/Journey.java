package dev.lifecycle.examples.lampshop;

import dev.lifecycle.examples.lampshop.LumenEvents.ConsentChanged;
import dev.lifecycle.examples.lampshop.LumenEvents.DwellMeasured;
import dev.lifecycle.examples.lampshop.LumenEvents.FaqViewed;
import dev.lifecycle.examples.lampshop.LumenEvents.QuestionAnswered;
import dev.lifecycle.examples.lampshop.LumenEvents.QuestionAsked;
import dev.lifecycle.examples.lampshop.LumenEvents.TicketOpened;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.preset.event.GatedContentUnlocked;
import dev.lifecycle.preset.event.InteractionRecorded;
import dev.lifecycle.preset.event.LeadCaptured;
import dev.lifecycle.preset.event.LinkClicked;
import dev.lifecycle.preset.event.NewNeed;
import dev.lifecycle.preset.event.ProfileCompleted;
import dev.lifecycle.preset.event.ReferralConverted;
import dev.lifecycle.preset.event.ReferralReceived;
import dev.lifecycle.preset.event.SegmentAssigned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The life of one generated customer: looks around, maybe gets in touch, maybe buys, maybe stays. */
final class Journey {

    private static final List<String> CONTENT = List.of(
            "journal/warm-light",
            "journal/reading-corners",
            "journal/summer-terraces",
            "journal/old-houses",
            "lamps/table",
            "lamps/floor",
            "lamps/pendant",
            "filters/why",
            "bulbs/lumen-and-watt");
    private static final List<String> FAQ = List.of("delivery", "returns", "dimming", "payment");

    private final Diary diary;
    private final Chance chance;
    private final Referrals referrals;
    private Instant now;

    Journey(Diary diary, Chance chance, Referrals referrals, Instant start) {
        this.diary = diary;
        this.chance = chance;
        this.referrals = referrals;
        now = start;
    }

    /** From the first visit to wherever it leads. */
    void newcomer() {
        Diary referrer = referrals.heard(diary, now).orElse(null);
        if (referrer != null) {
            diary.at(now, new ReferralReceived(referrer.customer().id()));
        }
        lookAround(chance.between(1, 4), 6);
        if (referrer == null && !chance.of(0.6)) {
            return;
        }
        getInTouch();
        lookAround(chance.between(1, 5), 6);
        decide(referrer);
    }

    /** Somebody who met the shop on its open day, and looks at its pages some days later. */
    void guest(boolean leavesAddress) {
        if (leavesAddress) {
            diary.at(now, new ContactMade("shop"));
        }
        now = now.plus(Duration.ofDays(1)).plus(chance.waiting(6));
        lookAround(chance.between(1, 4), 6);
        if (leavesAddress) {
            decide(null);
        }
    }

    private void decide(@Nullable Diary referrer) {
        Purchases purchases = new Purchases(diary, chance);
        if (chance.of(0.3)) {
            now = purchases.giveUp(now).plus(chance.waiting(3));
        }
        if (chance.of(referrer == null ? 0.41 : 0.6)) {
            becomeCustomer(purchases, referrer);
        }
    }

    /** A customer of the years before goes on. */
    void veteran() {
        if (chance.of(0.6)) {
            stay(new Purchases(diary, chance));
        }
    }

    private void becomeCustomer(Purchases purchases, @Nullable Diary referrer) {
        now = purchases.buy(now);
        if (referrer != null) {
            referrer.at(now, new ReferralConverted(diary.customer().id()));
        }
        Instant asked = purchases.feedback(now);
        if (purchases.isPromoter() && chance.of(0.5)) {
            referrals.spread(diary, asked);
        }
        if (chance.of(0.34)) {
            new Subscription(diary, chance).live(now.plus(chance.waiting(12)));
        }
        stay(purchases);
    }

    /** Comes back from time to time, until they do not. */
    private void stay(Purchases purchases) {
        // some are keener than others, and some have soon seen enough
        double buys = 0.03 + 0.4 * Math.pow(chance.share(), 2);
        double leaves = chance.of(0.5) ? 0.3 : 0.006;
        while (now.isBefore(Scenario.NOW) && !chance.of(leaves)) {
            lookAround(1, 16);
            if (chance.of(buys)) {
                now = purchases.buy(now);
                purchases.feedback(now);
            } else if (chance.of(0.06)) {
                now = purchases.giveUp(now);
            } else if (chance.of(0.02)) {
                diary.at(now, new NewNeed(chance.oneOf(List.of("outdoor", "office", "nursery"))));
            } else if (chance.of(0.04)) {
                diary.at(now, new InteractionRecorded(chance.of(0.5)));
            }
        }
    }

    private void lookAround(int visits, double meanDaysBetween) {
        for (int i = 0; i < visits; i++) {
            visit();
            now = now.plus(chance.waiting(meanDaysBetween));
        }
    }

    private void visit() {
        Instant at = now;
        for (int pages = chance.between(1, 3); pages > 0; pages--) {
            String content = chance.oneOf(CONTENT);
            diary.at(at, new ContentViewed(content));
            int seconds = chance.between(5, 240);
            at = at.plusSeconds(seconds);
            if (chance.of(0.6)) {
                diary.at(at, new DwellMeasured(content, seconds));
            }
            if (chance.of(0.3)) {
                diary.at(at, new LinkClicked("/" + content + "/more"));
            }
            at = at.plusSeconds(chance.between(1, 20));
        }
        if (chance.of(0.1)) {
            String page = chance.oneOf(FAQ);
            diary.at(at, new FaqViewed(page));
            if (chance.of(0.15)) {
                diary.at(at.plus(chance.within(Duration.ofMinutes(10), Duration.ofHours(30))), new TicketOpened(page));
            }
        }
    }

    private void getInTouch() {
        String channel = diary.customer().channel().id();
        diary.at(now, new LeadCaptured(channel));
        if (chance.of(0.35)) {
            diary.at(now, new GatedContentUnlocked("guide/choosing-a-lamp", chance.of(0.85)));
        } else {
            diary.at(now, new QuestionAsked(channel));
            diary.at(now.plusSeconds(1), new ContactMade(channel));
            diary.at(
                    now.plus(chance.within(Duration.ofMinutes(10), Duration.ofHours(30))),
                    new QuestionAnswered(channel));
        }
        manage();
        if (chance.of(0.06)) {
            diary.at(now.plus(chance.waiting(20)), new ConsentChanged(chance.of(0.3)));
        }
        if (chance.of(0.06)) {
            diary.at(now.plus(chance.waiting(20)), new TicketOpened(chance.oneOf(FAQ)));
        }
        now = now.plus(chance.waiting(2));
    }

    /** What the shop does about a prospect: asks who they are, decides what they need, addresses them. */
    private void manage() {
        Instant at = now.plus(chance.waiting(1));
        diary.at(at, new ProfileCompleted(chance.between(3, 10) / 10.0));
        at = at.plus(chance.waiting(5));
        if (chance.of(0.7)) {
            diary.at(at, new ProfileCompleted(chance.between(8, 10) / 10.0));
            at = at.plus(chance.waiting(2));
            diary.at(at, new SegmentAssigned(diary.customer().persona().name().toLowerCase(Locale.ROOT)));
            for (int i = chance.between(1, 3); i > 0; i--) {
                at = at.plus(chance.waiting(9));
                diary.at(at, new InteractionRecorded(chance.of(0.45)));
            }
        }
    }
}
