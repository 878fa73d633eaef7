package dev.lifecycle.examples.lampshop;

import static dev.lifecycle.preset.event.SurveyKind.CSAT;
import static dev.lifecycle.preset.event.SurveyKind.NPS;

import dev.lifecycle.examples.lampshop.Customer.Channel;
import dev.lifecycle.examples.lampshop.Customer.Persona;
import dev.lifecycle.examples.lampshop.LumenEvents.CancelRequested;
import dev.lifecycle.examples.lampshop.LumenEvents.CartUpdated;
import dev.lifecycle.examples.lampshop.LumenEvents.CheckoutStep;
import dev.lifecycle.examples.lampshop.LumenEvents.ConsentChanged;
import dev.lifecycle.examples.lampshop.LumenEvents.CustomerErased;
import dev.lifecycle.examples.lampshop.LumenEvents.FaqViewed;
import dev.lifecycle.examples.lampshop.LumenEvents.QuestionAnswered;
import dev.lifecycle.examples.lampshop.LumenEvents.QuestionAsked;
import dev.lifecycle.examples.lampshop.LumenEvents.RenewalFailed;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionChanged;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionEnded;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionReactivated;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionStarted;
import dev.lifecycle.examples.lampshop.LumenEvents.SurveyShown;
import dev.lifecycle.preset.event.CheckoutStarted;
import dev.lifecycle.preset.event.ChurnReason;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.preset.event.GatedContentUnlocked;
import dev.lifecycle.preset.event.InteractionRecorded;
import dev.lifecycle.preset.event.LeadCaptured;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.PaymentFailed;
import dev.lifecycle.preset.event.ProfileCompleted;
import dev.lifecycle.preset.event.ReferralConverted;
import dev.lifecycle.preset.event.ReferralMade;
import dev.lifecycle.preset.event.ReferralReceived;
import dev.lifecycle.preset.event.ReviewPosted;
import dev.lifecycle.preset.event.SegmentAssigned;
import dev.lifecycle.preset.event.SurveyAnswered;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/** Twelve customers of {@link Shop#FR} whose stories are written by hand, so that a reader can follow them and a test can check them. */
final class Script {

    private Script() {}

    static List<Diary> diaries() {
        return List.of(
                alice(), bilal(), chloe(), driss(), emma(), farid(), gaelle(), hugo(), ines(), jules(), karim(), lea());
    }

    /** Reads, unlocks a guide, asks, buys, is delighted, brings Bilal in and buys again: the whole circle. */
    private static Diary alice() {
        return of("alice", Persona.COLLECTOR)
                .at("2025-09-01T10:00", new ContentViewed("journal/warm-light"))
                .at("2025-09-01T10:12", new GatedContentUnlocked("guide/choosing-a-lamp", true))
                .at("2025-09-02T09:30", new QuestionAsked("email"))
                .at("2025-09-02T11:05", new QuestionAnswered("email"))
                .at("2025-09-02T12:00", new ProfileCompleted(0.9))
                .at("2025-09-03T08:00", new SegmentAssigned("collector"))
                .at("2025-09-03T18:00", new InteractionRecorded(true))
                .at("2025-09-03T20:01", new CheckoutStarted("cart-alice-1"))
                .at("2025-09-03T20:09", order("cart-alice-1", "129.00"))
                .at("2025-09-10T20:09", new SurveyShown(CSAT))
                .at("2025-09-10T21:00", new SurveyAnswered(CSAT, 5))
                .at("2025-09-20T19:30", new SurveyAnswered(NPS, 10))
                .at("2025-09-21T12:00", new ReferralMade("bilal"))
                .at("2025-10-02T18:25", new ReferralConverted("bilal"))
                .at("2025-11-15T17:40", new CheckoutStarted("cart-alice-2"))
                .at("2025-11-15T17:52", order("cart-alice-2", "89.50"))
                .at("2026-06-10T08:15", new ContentViewed("journal/summer-terraces"));
    }

    /** Comes by Alice's word, buys once and is never seen again. */
    private static Diary bilal() {
        return of("bilal", Persona.GIVER)
                .at("2025-09-28T21:00", new ReferralReceived("alice"))
                .at("2025-10-02T18:10", new CheckoutStarted("cart-bilal-1"))
                .at("2025-10-02T18:25", order("cart-bilal-1", "59.00"));
    }

    /** Leaves her cart at ten, is to be reminded at eleven, and orders by phone the next day. */
    private static Diary chloe() {
        return of("chloé", Persona.RENOVATOR)
                .at("2026-03-09T14:00", new ContactMade("phone"))
                .at("2026-03-10T09:55", new CartUpdated("cart-chloé-1", 3))
                .at("2026-03-10T10:00", new CheckoutStarted("cart-chloé-1"))
                .at("2026-03-11T15:20", order("cart-chloé-1", "349.00"));
    }

    /** Orders at the very instant at which his cart would count as abandoned. */
    private static Diary driss() {
        return of("driss", Persona.OFFICE)
                .at("2026-03-12T14:30", new ContactMade("web"))
                .at("2026-03-12T15:00", new CheckoutStarted("cart-driss-1"))
                .at("2026-03-12T16:00", order("cart-driss-1", "780.00"));
    }

    /** Cannot pay her way, is addressed after three silent days, and then buys. */
    private static Diary emma() {
        return of("emma", Persona.RENOVATOR)
                .at("2026-01-12T18:00", new ContactMade("social"))
                .at("2026-01-13T19:00", new CheckoutStarted("cart-emma-1"))
                .at("2026-01-13T19:04", new CheckoutStep("cart-emma-1", 3))
                .at("2026-01-13T19:06", new PaymentFailed("payment option missing"))
                .at("2026-01-18T10:30", new CheckoutStarted("cart-emma-2"))
                .at("2026-01-18T10:36", order("cart-emma-2", "215.00"));
    }

    /** Reads the answers five times, asks nobody, and stalls at night: he is to be addressed in the morning. */
    private static Diary farid() {
        return of("farid", Persona.OFFICE)
                .at("2026-05-04T23:30", new GatedContentUnlocked("guide/choosing-a-lamp", true))
                .at("2026-05-04T23:34", new FaqViewed("delivery"))
                .at("2026-05-04T23:38", new FaqViewed("delivery"))
                .at("2026-05-04T23:44", new FaqViewed("dimming"))
                .at("2026-05-05T22:40", new FaqViewed("dimming"))
                .at("2026-05-05T22:48", new FaqViewed("returns"));
    }

    /** Signs up, recommends what she has never tried, and buys ninety days later: her relation begins with the purchase. */
    private static Diary gaelle() {
        return of("gaëlle", Persona.GIVER)
                .at("2025-08-20T11:00", new LeadCaptured("web"))
                .at("2025-08-20T11:00", new ContactMade("web"))
                .at("2025-09-15T18:30", new ReferralMade("karim"))
                .at("2025-11-18T11:00", order("cart-gaëlle-1", "45.00"));
    }

    /** A subscription of twenty days, new and gone in one month. */
    private static Diary hugo() {
        return of("hugo", Persona.COLLECTOR)
                .at("2026-03-01T12:00", order("cart-hugo-1", "99.00"))
                .at("2026-03-05T12:00", new SubscriptionStarted("bulbs", money("20.00")))
                .at("2026-03-24T09:00", new CancelRequested(ChurnReason.NEEDS_CHANGED, paris("2026-03-25T12:00")))
                .at("2026-03-25T12:00", new SubscriptionEnded(ChurnReason.NEEDS_CHANGED));
    }

    /** 50 a month, then 80, then nothing because somebody is cheaper, then 80 again. */
    private static Diary ines() {
        return of("inès", Persona.OFFICE)
                .at("2025-09-10T10:00", order("cart-inès-1", "410.00"))
                .at("2025-10-01T10:00", new SubscriptionStarted("bulbs and filters", money("50.00")))
                .at("2025-12-01T10:00", new SubscriptionChanged(money("80.00")))
                .at("2026-02-20T16:00", new CancelRequested(ChurnReason.COMPETITOR_PRICE, paris("2026-03-01T10:00")))
                .at("2026-03-01T10:00", new SubscriptionEnded(ChurnReason.COMPETITOR_PRICE))
                .at("2026-05-01T10:00", new SubscriptionReactivated(money("80.00")));
    }

    /** His card expires, three reminders, and that was it: he never chose to leave. */
    private static Diary jules() {
        return of("jules", Persona.COLLECTOR)
                .at("2025-10-20T17:00", order("cart-jules-1", "155.00"))
                .at("2025-11-01T08:00", new SubscriptionStarted("bulbs", money("20.00")))
                .at("2026-04-01T08:00", new RenewalFailed("card expired"))
                .at("2026-04-06T08:00", new RenewalFailed("card expired"))
                .at("2026-04-11T08:00", new RenewalFailed("card expired"))
                .at("2026-04-15T08:00", new SubscriptionEnded(ChurnReason.PAYMENT_FAILURE));
    }

    /** Buys, and does not want the survey that is due in a week. */
    private static Diary karim() {
        return of("karim", Persona.GIVER)
                .at("2026-06-01T19:00", new ContactMade("shop"))
                .at("2026-06-02T19:00", order("cart-karim-1", "72.00"))
                .at("2026-06-05T08:00", new ConsentChanged(false));
    }

    /** One star, and the same reward; later she wants to be forgotten. */
    private static Diary lea() {
        return of("léa", Persona.RENOVATOR)
                .at("2026-04-02T18:00", new ContactMade("email"))
                .at("2026-04-03T18:00", order("cart-léa-1", "119.00"))
                .at("2026-04-14T12:00", new ReviewPosted(1))
                .at("2026-05-20T09:00", new CustomerErased());
    }

    private static Diary of(String id, Persona persona) {
        return new Diary(new Customer(Shop.FR, id, persona, Channel.WEB));
    }

    private static Instant paris(String localTime) {
        return LocalDateTime.parse(localTime).atZone(Shop.FR.zone()).toInstant();
    }

    private static OrderCompleted order(String cart, String total) {
        return new OrderCompleted(cart, money(total));
    }

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }
}
