package dev.lifecycle.preset;

import static dev.lifecycle.preset.DatedStory.instant;
import static dev.lifecycle.preset.FiveStage.ADVOCACY;
import static dev.lifecycle.preset.FiveStage.RETENTION;
import static dev.lifecycle.preset.event.SurveyKind.CSAT;
import static dev.lifecycle.preset.event.SurveyKind.NPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.contact.Delivery;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.event.CheckoutStarted;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.preset.event.GatedContentUnlocked;
import dev.lifecycle.preset.event.NewNeed;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.PaymentFailed;
import dev.lifecycle.preset.event.ReferralConverted;
import dev.lifecycle.preset.event.ReferralMade;
import dev.lifecycle.preset.event.ReferralReceived;
import dev.lifecycle.preset.event.ReviewPosted;
import dev.lifecycle.preset.event.SurveyAnswered;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.InMemoryStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The customers of the lamp shop, as far as the five stages know them. */
class FiveStageStoryTest {

    private static final StageModel MODEL = FiveStage.model();

    private static final String THANKS = "thank-you + csat-survey after 7 days";

    private static DatedStory of(String name, String start) {
        return DatedStory.of(MODEL, name, start);
    }

    private static OrderCompleted order(String id) {
        return new OrderCompleted(id, new BigDecimal("129.00"));
    }

    /** Reads, unlocks a guide, asks, buys, is delighted, brings Bilal in, buys again and needs something new: the whole circle. */
    @Test
    void alice_goes_round_the_circle() {
        DatedStory alice = of("alice", "2025-09-01T10:00")
                .at("2025-09-01T10:00", new ContentViewed("journal/warm-light"))
                .at("2025-09-01T10:12", new GatedContentUnlocked("guide/choosing-a-lamp", true))
                .at("2025-09-02T09:30", new ContactMade("email"))
                .at("2025-09-03T20:01", new CheckoutStarted("cart-1"))
                .at("2025-09-03T20:09", order("o-1"))
                .at("2025-09-10T21:00", new SurveyAnswered(CSAT, 5))
                .at("2025-09-20T19:30", new SurveyAnswered(NPS, 10))
                .at("2025-09-21T12:00", new ReferralMade("bilal"))
                .at("2025-10-02T18:25", new ReferralConverted("bilal"))
                .at("2025-11-01T17:40", new CheckoutStarted("cart-2"))
                .at("2025-11-01T17:52", order("o-2"))
                .at("2025-11-02T09:00", new NewNeed("terrace"));

        assertThat(alice.lines())
                .containsExactly(
                        "2025-09-01T10:00 ContentViewed: still DISCOVERY",
                        "2025-09-01T10:12 GatedContentUnlocked: ACQUISITION, personal-offer",
                        "2025-09-02T09:30 ContactMade: still ACQUISITION, reply, transactional",
                        "2025-09-03T20:01 CheckoutStarted: CONVERSION",
                        "2025-09-03T20:09 OrderCompleted: RETENTION, " + THANKS + " {order=o-1}",
                        "2025-09-10T21:00 SurveyAnswered: still RETENTION",
                        "2025-09-20T19:30 SurveyAnswered: ADVOCACY, invite-review + invite-referral",
                        "2025-09-21T12:00 ReferralMade: still ADVOCACY, thank-you",
                        "2025-10-02T18:25 ReferralConverted: still ADVOCACY, referral-reward {invitee=bilal}",
                        "2025-11-01T17:40 CheckoutStarted: CONVERSION",
                        "2025-11-01T17:52 OrderCompleted: ADVOCACY, " + THANKS + " {order=o-2}",
                        "2025-11-02T09:00 NewNeed: DISCOVERY, educational-content");
        assertThat(alice.position().episode()).isEqualTo(3);
        assertThat(alice.position().furthestEver()).contains(ADVOCACY);
    }

    /** Comes by Alice's word, buys once and is never seen again: the firm offers once and keeps in touch for a year. */
    @Test
    void bilal_buys_once() {
        assertThat(of("bilal", "2025-09-28T21:00")
                        .at("2025-09-28T21:00", new ReferralReceived("alice"))
                        .at("2025-10-02T18:10", new CheckoutStarted("cart-1"))
                        .at("2025-10-02T18:25", order("o-1"))
                        .until("2027-10-02T00:00")
                        .lines())
                .containsExactly(
                        "2025-09-28T21:00 ReferralReceived: still DISCOVERY",
                        "2025-10-02T18:10 CheckoutStarted: CONVERSION",
                        "2025-10-02T18:25 OrderCompleted: RETENTION, " + THANKS + " {order=o-1}",
                        "2025-11-01T18:25 quiet/RETENTION: still RETENTION, special-offer + satisfaction-survey",
                        "2025-12-31T18:25 keep-in-touch/RETENTION: still RETENTION, keep-in-touch",
                        "2026-03-31T18:25 keep-in-touch/RETENTION: still RETENTION, keep-in-touch",
                        "2026-06-29T18:25 keep-in-touch/RETENTION: still RETENTION, keep-in-touch",
                        "2026-09-27T18:25 keep-in-touch/RETENTION: still RETENTION, keep-in-touch");
    }

    /** Leaves her cart at ten, is reminded of it at eleven, and orders by phone the next day. */
    @Test
    void chloe_leaves_a_cart_behind_and_orders_it_by_phone_T_CART_2() {
        assertThat(of("chloé", "2026-03-09T14:00")
                        .at("2026-03-09T14:00", new ContactMade("phone"))
                        .at("2026-03-10T10:00", new CheckoutStarted("cart-1"))
                        .at("2026-03-11T15:20", new ContactMade("phone"))
                        .at("2026-03-11T15:30", order("o-1"))
                        .lines())
                .containsExactly(
                        "2026-03-09T14:00 ContactMade: ACQUISITION, reply, transactional + welcome",
                        "2026-03-10T10:00 CheckoutStarted: CONVERSION",
                        "2026-03-10T11:00 abandoned: ACQUISITION, cart-reminder, cancelled if left {cart=cart-1}",
                        "2026-03-11T15:20 ContactMade: still ACQUISITION, reply, transactional",
                        "2026-03-11T15:30 OrderCompleted: RETENTION, " + THANKS + " {order=o-1}");
    }

    @Test
    void driss_orders_at_the_very_instant_of_the_cart_timer_and_wins_T_CART_3() {
        assertThat(of("driss", "2026-03-12T14:30")
                        .at("2026-03-12T15:00", new CheckoutStarted("cart-1"))
                        .at("2026-03-12T16:00", order("o-1"))
                        .lines())
                .containsExactly(
                        "2026-03-12T15:00 CheckoutStarted: CONVERSION",
                        "2026-03-12T16:00 OrderCompleted: RETENTION, " + THANKS + " {order=o-1}");
    }

    /** Cannot pay her way, is helped, is addressed after three silent days, and then buys. */
    @Test
    void emma_cannot_pay_her_way_and_is_helped() {
        assertThat(of("emma", "2026-01-12T18:00")
                        .at("2026-01-12T18:00", new ContactMade("social"))
                        .at("2026-01-13T19:00", new CheckoutStarted("cart-1"))
                        .at("2026-01-13T19:06", new PaymentFailed("payment option missing"))
                        .at("2026-01-18T10:30", new CheckoutStarted("cart-2"))
                        .at("2026-01-18T10:36", order("o-1"))
                        .lines())
                .containsExactly(
                        "2026-01-12T18:00 ContactMade: ACQUISITION, reply, transactional + welcome",
                        "2026-01-13T19:00 CheckoutStarted: CONVERSION",
                        "2026-01-13T19:06 PaymentFailed: still CONVERSION, help-offer, transactional",
                        "2026-01-13T20:06 abandoned: ACQUISITION, cart-reminder, cancelled if left {cart=cart-1}",
                        "2026-01-16T20:06 stalled: still ACQUISITION, proactive-outreach + faq-link",
                        "2026-01-18T10:30 CheckoutStarted: CONVERSION",
                        "2026-01-18T10:36 OrderCompleted: RETENTION, " + THANKS + " {order=o-1}");
    }

    /** An advocate fills a second cart, leaves it, fills another, complains, and begins to look for something that comes to nothing. */
    @Test
    void a_customer_stays_one_whatever_they_leave_undone() {
        DatedStory jade = of("jade", "2026-01-10T10:00")
                .at("2026-01-10T10:00", order("o-1"))
                .at("2026-01-20T10:00", new ReviewPosted(5))
                .at("2026-02-01T10:00", new CheckoutStarted("cart-2"))
                .at("2026-02-01T10:30", new CheckoutStarted("cart-3"))
                .at("2026-02-02T10:00", new CheckoutStarted("cart-4"))
                .until("2026-02-02T12:00")
                .at("2026-02-03T10:00", new NewNeed("filters"))
                .at("2026-02-03T11:00", new ContactMade("phone"))
                .until("2026-04-01T00:00");

        assertThat(jade.lines())
                .containsExactly(
                        "2026-01-10T10:00 OrderCompleted: RETENTION, " + THANKS + " {order=o-1}",
                        "2026-01-20T10:00 ReviewPosted: ADVOCACY, review-reward",
                        "2026-02-01T10:00 CheckoutStarted: CONVERSION",
                        "2026-02-01T10:30 CheckoutStarted: still CONVERSION",
                        "2026-02-01T11:30 abandoned-by-customer: ADVOCACY, cart-reminder, cancelled if left {cart=cart-3}",
                        "2026-02-02T10:00 CheckoutStarted: CONVERSION",
                        "2026-02-02T11:00 abandoned-by-customer: ADVOCACY, cart-reminder, cancelled if left {cart=cart-4}",
                        "2026-02-03T10:00 NewNeed: DISCOVERY, educational-content",
                        "2026-02-03T11:00 ContactMade: ACQUISITION, reply, transactional",
                        "2026-02-06T11:00 stalled: still ACQUISITION, proactive-outreach + faq-link",
                        "2026-03-05T11:00 came-to-nothing/ACQUISITION: RETENTION");
        assertThat(jade.position().episode()).isEqualTo(3);
    }

    /** The same reward for one star as for five, and one for each order. */
    @Test
    void lea_gives_one_star_and_gets_the_same_reward() {
        assertThat(of("léa", "2026-02-01T10:00")
                        .at("2026-02-01T10:00", order("o-1"))
                        .at("2026-02-09T10:00", new ReviewPosted(1))
                        .at("2026-02-10T10:00", new ReviewPosted(1))
                        .at("2026-02-11T10:00", order("o-2"))
                        .at("2026-02-12T10:00", new ReviewPosted(5))
                        .lines())
                .containsExactly(
                        "2026-02-01T10:00 OrderCompleted: RETENTION, " + THANKS + " {order=o-1}",
                        "2026-02-09T10:00 ReviewPosted: still RETENTION, review-reward",
                        "2026-02-10T10:00 ReviewPosted: still RETENTION",
                        "2026-02-11T10:00 OrderCompleted: RETENTION, " + THANKS + " {order=o-2}",
                        "2026-02-12T10:00 ReviewPosted: ADVOCACY, review-reward");
    }

    private final InMemoryStore store = new InMemoryStore();
    private final List<String> mails = new ArrayList<>();

    /** Numbers in a row, so that what is due at one instant goes out as it was planned. */
    private int planned;

    private Lifecycle with(ContactRules rules) {
        return Lifecycle.of(MODEL)
                .store(store)
                .clock(() -> instant("2026-07-01T00:00"))
                .contactRules(rules)
                .touchpointKeys(() -> "key-" + (100 + ++planned))
                .build();
    }

    private Delivery deliver(Lifecycle customers, String now) {
        Instant at = instant(now);
        customers.sweep(at);
        return customers.deliver(
                at,
                claim -> mails.add(
                        claim.touchpoint().id() + " " + claim.touchpoint().about()));
    }

    /** Asks nobody, and stalls at night: he is addressed in the morning. */
    @Test
    void farid_is_addressed_in_the_morning() {
        Lifecycle customers =
                with(ContactRules.of().quietHours(LocalTime.of(21, 0), LocalTime.of(8, 0), subject -> ZoneOffset.UTC));
        customers.handle(
                "farid", new GatedContentUnlocked("guide/choosing-a-lamp", true), instant("2026-05-04T20:30"), "e-1");
        customers.handle("farid", new ContentViewed("faq/delivery"), instant("2026-05-04T22:48"), "e-2");
        deliver(customers, "2026-05-04T20:59");
        assertThat(mails).containsExactly("educational-content {}", "personal-offer {}");
        mails.clear();

        assertThat(deliver(customers, "2026-05-07T23:00").postponed())
                .extracting(Touchpoint::id)
                .containsExactly("proactive-outreach", "faq-link");
        deliver(customers, "2026-05-08T08:00");

        assertThat(mails).containsExactly("proactive-outreach {}", "faq-link {}");
    }

    /** Has opted out of messages: he gets his replies all the same, which are owed, and nothing else. */
    @Test
    void karim_opts_out_and_is_answered_all_the_same() {
        Lifecycle customers = with(ContactRules.of().consent(claim -> false));
        customers.handle("karim", new ContactMade("email"), instant("2026-05-04T10:00"), "e-1");
        customers.handle("karim", new CheckoutStarted("cart-1"), instant("2026-05-04T11:00"), "e-2");
        customers.handle("karim", new PaymentFailed("card declined"), instant("2026-05-04T11:05"), "e-3");

        assertThat(deliver(customers, "2026-05-20T12:00").suppressed())
                .extracting(Touchpoint::id)
                .containsExactlyInAnyOrder(
                        "educational-content", "welcome", "cart-reminder", "proactive-outreach", "faq-link");

        assertThat(mails).containsExactly("reply {}", "help-offer {}");
    }

    /** What an event calls for is told at once: the thanks stand on the page of the order, and do not come by mail as well. */
    @Test
    void who_is_on_the_site_is_thanked_there() {
        Lifecycle customers = with(ContactRules.of());
        customers.adopt("mona", RETENTION, instant("2026-05-01T10:00"), "from the old shop");
        var order = customers.handle("mona", order("o-7"), instant("2026-05-04T10:00"), "e-1");

        assertThat(order.touchpoints())
                .extracting(Touchpoint::id, one -> one.mayGoOut(instant("2026-05-04T10:00")))
                .containsExactly(tuple("thank-you", true), tuple("csat-survey", false));
        customers.delivered(order.touchpoints().get(0).key().text());
        deliver(customers, "2026-05-12T10:00");

        assertThat(mails).containsExactly("csat-survey {order=o-7}");
        assertThat(Duration.between(
                        instant("2026-05-04T10:00"), order.touchpoints().get(1).due()))
                .isEqualTo(Duration.ofDays(7));
    }

    /** A late survey, long after the customer went on to something else, is taken as it is. */
    @Test
    void an_answer_that_comes_in_the_middle_of_something_else_is_no_trouble() {
        assertThat(of("nora", "2026-02-01T10:00")
                        .at("2026-02-01T10:00", order("o-1"))
                        .at("2026-02-20T10:00", new CheckoutStarted("cart-2"))
                        .at("2026-02-20T10:05", new SurveyAnswered(CSAT, 1))
                        .at("2026-02-20T10:10", new ReferralMade("omar"))
                        .at("2026-02-20T10:20", order("o-2"))
                        .lines())
                .containsExactly(
                        "2026-02-01T10:00 OrderCompleted: RETENTION, " + THANKS + " {order=o-1}",
                        "2026-02-20T10:00 CheckoutStarted: CONVERSION",
                        "2026-02-20T10:05 SurveyAnswered: still CONVERSION, service-recovery, transactional",
                        "2026-02-20T10:10 ReferralMade: still CONVERSION, thank-you",
                        "2026-02-20T10:20 OrderCompleted: RETENTION, " + THANKS + " {order=o-2}");
    }
}
