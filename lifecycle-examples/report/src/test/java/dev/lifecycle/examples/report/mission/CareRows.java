package dev.lifecycle.examples.report.mission;

import static dev.lifecycle.examples.report.mission.CircleRows.PARIS;
import static dev.lifecycle.examples.report.mission.CircleRows.order;
import static dev.lifecycle.examples.report.mission.Firm.at;
import static dev.lifecycle.examples.report.mission.Firm.called;
import static dev.lifecycle.preset.FiveStage.ACQUISITION;
import static dev.lifecycle.preset.FiveStage.DISCOVERY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.BatchResult;
import dev.lifecycle.Lifecycle;
import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.contact.Delivery;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.churn.SilenceChurn;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.CartCycle;
import dev.lifecycle.preset.Engagement;
import dev.lifecycle.preset.FiveStage;
import dev.lifecycle.preset.event.CartChanged;
import dev.lifecycle.preset.event.CheckoutStarted;
import dev.lifecycle.preset.event.ComplaintRaised;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.ReviewPosted;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.Selection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Rows of attention: the right word at the right hour, not too often, to those who are stuck or fading, and all of it by itself. */
interface CareRows {

    /** A day on which a customer bought. */
    record Purchase(String customer, LocalDate day) {}

    @Test
    default void M32_help_and_encouragement_come_in_time_and_not_at_night() {
        Map<String, ZoneId> zones = Map.of("farid", ZoneId.of("Asia/Tokyo"), "anna", PARIS);
        ContactRules rules = ContactRules.of()
                .quietHours(LocalTime.of(21, 0), LocalTime.of(8, 0), customer -> zones.getOrDefault(customer, PARIS));
        Firm firm = Firm.of(FiveStage.model(), rules);
        firm.tell("farid", new ContactMade("web"), "2026-03-02T14:00");
        firm.tell("anna", new ContactMade("web"), "2026-03-02T14:00");
        firm.until("2026-03-03T09:00");

        // Three days later it is 15:00 in Paris, and 23:00 in Tokyo, where the morning begins at 23:00 UTC.
        assertThat(firm.until("2026-03-05T14:01"))
                .containsExactly("2026-03-05T14:00 anna proactive-outreach", "2026-03-05T14:00 anna faq-link");
        assertThat(firm.until("2026-03-05T22:59")).isEmpty();
        assertThat(firm.until("2026-03-05T23:00"))
                .containsExactly("2026-03-05T23:00 farid proactive-outreach", "2026-03-05T23:00 farid faq-link");

        // An encouragement may ask for its hour itself: nine in the morning by the customer's clock.
        // spotless:off
        StageModel steps = StageModel.named("first-steps").startAt(DISCOVERY)
                .from(DISCOVERY).on(ContentViewed.class).touch(Touch.of("next-step").after(Duration.ofHours(12)).at(LocalTime.of(9, 0))).stay()
                .terminal(DISCOVERY)
                .build();
        // spotless:on
        Firm school = Firm.of(steps, ContactRules.of().zones(customer -> zones.getOrDefault(customer, PARIS)));
        school.tell("farid", new ContentViewed("lesson 1"), "2026-03-02T06:00");
        school.tell("anna", new ContentViewed("lesson 1"), "2026-03-02T06:00");
        assertThat(school.until("2026-03-02T23:59")).isEmpty();
        assertThat(school.until("2026-03-03T00:00")).containsExactly("2026-03-03T00:00 farid next-step");
        assertThat(school.until("2026-03-03T08:00")).containsExactly("2026-03-03T08:00 anna next-step");
    }

    @Test
    default void M34_the_customer_is_seen_as_a_whole_over_all_models_and_channels() {
        ContactRules rules =
                ContactRules.of().customerOf(subject -> subject.split("/")[0]).cap(2, Duration.ofDays(7));
        Firm circle = Firm.of(FiveStage.model(), rules);
        Firm carts = circle.beside(CartCycle.model());
        Firm engagement = circle.beside(Engagement.of(OrderCompleted.class, ContentViewed.class));
        circle.tell("anna", new ContactMade("web"), "2026-03-01T09:00");
        engagement.tell("anna", new ContentViewed("guide"), "2026-03-01T09:00");
        assertThat(circle.until("2026-03-01T09:00"))
                .as("three were due, two are enough; the answer is owed and counts for none")
                .hasSize(3)
                .contains("2026-03-01T09:00 anna reply");

        assertThat(circle.until("2026-03-05T00:00"))
                .as("help is at hand three days later, but two a week are enough")
                .isEmpty();
        assertThat(circle.touchpoints("anna"))
                .contains("2026-03-04T09:00 anna faq-link SUPPRESSED: cap of 2 in 7 days reached");

        // The week after she fills two carts and leaves both behind: two reminders, and no more this week, whatever
        // else there is.
        carts.tell("anna/cart-1", new CartChanged(2), "2026-03-10T09:00");
        carts.tell("anna/cart-2", new CartChanged(1), "2026-03-10T09:30");
        carts.tell("bea/cart-9", new CartChanged(1), "2026-03-10T09:45");
        circle.sweep("2026-03-10T11:00");
        assertThat(carts.until("2026-03-10T11:00"))
                .as("one delivery serves all models of the store")
                .filteredOn(line -> line.contains("cart-reminder"))
                .containsExactly(
                        "2026-03-10T10:00 anna/cart-1 cart-reminder about {cart=anna/cart-1}",
                        "2026-03-10T10:30 anna/cart-2 cart-reminder about {cart=anna/cart-2}",
                        "2026-03-10T10:45 bea/cart-9 cart-reminder about {cart=bea/cart-9}");
        assertThat(carts.until("2026-03-11T12:00"))
                .containsExactly("2026-03-11T10:45 bea/cart-9 cart-reminder about {cart=bea/cart-9}");
        assertThat(carts.touchpoints("anna/cart-1"))
                .contains(
                        "2026-03-11T10:00 anna/cart-1 cart-reminder about {cart=anna/cart-1} SUPPRESSED: cap of 2 in 7 days reached");

        // And in each model she stands in a stage of her own, under her own name.
        assertThat(circle.stage("anna")).isEqualTo("ACQUISITION");
        assertThat(engagement.stage("anna")).isEqualTo("ACTIVE");
        assertThat(carts.stage("anna/cart-1")).isEqualTo("ABANDONED");
    }

    @Test
    default void M35_fewer_customers_are_lost() {
        Firm firm = Firm.of(Engagement.of(OrderCompleted.class, ContentViewed.class));
        firm.tell("anna", order("o-1", "10.00"), "2026-01-05T09:00");
        firm.tell("bea", order("o-2", "10.00"), "2026-01-05T09:00");
        assertThat(firm.until("2026-02-20T00:00"))
                .as("45 days of silence")
                .containsExactly("2026-02-19T09:00 anna re-engage", "2026-02-19T09:00 bea re-engage");
        firm.tell("anna", new ContentViewed("news"), "2026-02-25T09:00");
        assertThat(firm.stage("anna")).isEqualTo("ACTIVE");
        assertThat(firm.position("anna").episode()).isEqualTo(2);
        assertThat(firm.until("2026-04-06T00:00")).as("45 days more").containsExactly("2026-04-05T09:00 bea win-back");
        assertThat(firm.stage("bea")).isEqualTo("DORMANT");
        firm.tell("bea", order("o-3", "10.00"), "2026-04-10T09:00");
        assertThat(firm.stage("bea")).as("won back").isEqualTo("ACTIVE");

        // Ninety days without a purchase are a loss: of four at the beginning of May Carl and Dora go, and Dora is back
        // in June.
        SilenceChurn churn = List.of(
                        new Purchase("anna", LocalDate.of(2026, 4, 20)),
                        new Purchase("anna", LocalDate.of(2026, 6, 20)),
                        new Purchase("bea", LocalDate.of(2026, 4, 10)),
                        new Purchase("bea", LocalDate.of(2026, 6, 1)),
                        new Purchase("carl", LocalDate.of(2026, 2, 10)),
                        new Purchase("dora", LocalDate.of(2026, 2, 15)),
                        new Purchase("dora", LocalDate.of(2026, 6, 10)))
                .stream()
                .collect(SilenceChurn.of(Purchase::customer, Purchase::day)
                        .after(90)
                        .observedUntil(LocalDate.of(2026, 6, 30))
                        .over(Periods.monthly(PARIS)));
        assertThat(churn.of("2026-05").rate().rate()).hasToString("2 of 4 = 50.0 %");
        assertThat(churn.of("2026-06").rate().rate()).hasToString("0 of 2 = 0.0 %");
        assertThat(churn.of("2026-06").reactivated()).as("Dora").isEqualTo(1);
    }

    @Test
    default void M45_those_who_struggle_in_silence_are_approached_and_whoever_asks_is_answered() {
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("farid", new ContactMade("web"), "2026-03-02T09:00");
        firm.tell("anna", new ContactMade("web"), "2026-03-02T09:00");
        firm.tell("anna", new ContentViewed("faq/payment"), "2026-03-04T09:00");
        firm.until("2026-03-02T10:00");
        assertThat(firm.until("2026-03-05T09:01"))
                .as("Farid has been silent for three days, Anna still reads")
                .containsExactly("2026-03-05T09:00 farid proactive-outreach", "2026-03-05T09:00 farid faq-link");
        assertThat(firm.until("2026-03-07T09:01"))
                .containsExactly("2026-03-07T09:00 anna proactive-outreach", "2026-03-07T09:00 anna faq-link");
        assertThat(firm.until("2026-03-20T00:00"))
                .as("once, until they stir again")
                .isEmpty();
        assertThat(firm.stage("farid")).isEqualTo("ACQUISITION");

        // Whoever writes is answered, in every stage, and at once.
        List<String> answered = new ArrayList<>();
        for (String stage : List.of("farid", "anna")) {
            answered.addAll(called(firm.tell(stage, new ContactMade("phone"), "2026-03-21T09:00")));
        }
        firm.tell("anna", new CheckoutStarted("cart-1"), "2026-03-21T10:00");
        answered.addAll(called(firm.tell("anna", new ContactMade("chat"), "2026-03-21T10:05")));
        firm.tell("anna", order("o-1", "10.00"), "2026-03-21T10:10");
        answered.addAll(called(firm.tell("anna", new ContactMade("phone"), "2026-03-22T09:00")));
        firm.tell("anna", new ReviewPosted(5), "2026-03-23T09:00");
        answered.addAll(called(firm.tell("anna", new ContactMade("email"), "2026-03-24T09:00")));
        assertThat(answered).containsExactly("reply", "reply", "reply", "reply", "reply");
        assertThat(called(firm.tell("farid", new ComplaintRaised("payment"), "2026-03-24T09:00")))
                .containsExactly("service-recovery");
    }

    @Test
    default void M46_they_are_asked_what_they_think_offered_a_discount_and_shown_what_suits_them() {
        record ProductViewed(String product) {}
        // spotless:off
        StageModel shop = FiveStage.model().extend("shop")
                .from(ACQUISITION).on(ProductViewed.class)           .keeps("product", ProductViewed::product).stay()
                .from(ACQUISITION).afterSilence(Duration.ofDays(5))  .when("looked at something", s -> !s.text("product").isEmpty()).about(s -> Map.of("product", s.text("product"), "discount", "10 %")).touch("recommend-product").stay()
                .build();
        // spotless:on
        Firm firm = Firm.of(shop);
        firm.tell("anna", new ContactMade("web"), "2026-03-02T09:00");
        firm.tell("bea", new ContactMade("web"), "2026-03-02T09:00");
        firm.tell("anna", new ProductViewed("desk lamp"), "2026-03-02T10:00");
        firm.tell("anna", new ProductViewed("floor lamp"), "2026-03-03T10:00");
        firm.until("2026-03-07T00:00");
        assertThat(firm.until("2026-03-09T00:00"))
                .as("Anna is shown what she looked at last, Bea looked at nothing")
                .containsExactly("2026-03-08T10:00 anna recommend-product about {discount=10 %, product=floor lamp}");

        firm.tell("anna", order("o-1", "99.00"), "2026-03-10T09:00");
        assertThat(firm.until("2026-03-17T09:00")).contains("2026-03-17T09:00 anna csat-survey about {order=o-1}");
        assertThat(firm.until("2026-04-09T09:01"))
                .as("asked, and offered something, after a month of silence")
                .containsExactly("2026-04-09T09:00 anna special-offer", "2026-04-09T09:00 anna satisfaction-survey");
    }

    @Test
    default void M54_it_grows_with_the_business_and_does_nothing_twice() throws Exception {
        Lifecycle shop =
                Lifecycle.of(FiveStage.model()).store(new InMemoryStore()).build();
        List<Occurrence> day = new ArrayList<>();
        Instant start = at("2026-03-02T09:00");
        for (int i = 0; i < 2_000; i++) {
            day.add(new Occurrence("c-" + i, new ContactMade("web"), start.plusSeconds(i), "contact"));
            if (i % 4 == 0) {
                day.add(new Occurrence("c-" + i, order("o-" + i, "10.00"), start.plusSeconds(i + 60L), "order"));
            }
        }
        BatchResult first = shop.handle(day);
        assertThat(first).hasToString("2500 handled, 0 failed, 0 untried");
        BatchResult again = shop.handle(day);
        assertThat(again.outcomes()).hasSize(2_500).allMatch(Outcome.Duplicate.class::isInstance);
        assertThat(shop.population().get(FiveStage.RETENTION)).isEqualTo(500);
        assertThat(shop.population().get(ACQUISITION)).isEqualTo(1_500);

        // Three workers at one time send each of what is due once: content, reply and welcome to all, thanks to the
        // 500.
        Queue<String> sent = new ConcurrentLinkedQueue<>();
        ExecutorService workers = Executors.newFixedThreadPool(3);
        try {
            List<Future<Delivery>> runs = new ArrayList<>();
            for (int worker = 0; worker < 3; worker++) {
                runs.add(workers.submit(() -> shop.deliver(
                        start.plus(Duration.ofHours(2)),
                        claim -> sent.add(claim.touchpoint().key().text()))));
            }
            int settled = 0;
            for (Future<Delivery> run : runs) {
                settled += run.get(60, TimeUnit.SECONDS).sent().size();
            }
            assertThat(settled).isEqualTo(3 * 2_000 + 500);
        } finally {
            workers.shutdownNow();
        }
        assertThat(sent).hasSize(6_500).doesNotHaveDuplicates();
    }

    @Test
    default void M56_notifications_mails_and_questions_go_out_by_themselves_over_their_own_channels() {
        // spotless:off
        StageModel model = StageModel.named("orders").startAt(FiveStage.RETENTION)
                .from(FiveStage.RETENTION).on(OrderCompleted.class).touch(Touch.of("order-placed").via("push")).touch(Touch.of("receipt").via("email").transactional()).touch(Touch.of("how-was-it").via("survey").after(Duration.ofDays(3))).stay()
                .terminal(FiveStage.RETENTION)
                .build();
        // spotless:on
        Firm firm = Firm.of(model, ContactRules.of().retry(3, Duration.ofMinutes(5)));
        firm.tell("anna", order("o-1", "49.90"), "2026-03-02T09:00");

        // A worker for each channel; the push service is down, and nobody else is held up.
        List<String> mails = new ArrayList<>();
        Delivery push = firm.customers.deliver(at("2026-03-02T09:00"), Selection.overChannel("push"), claim -> {
            throw new IllegalStateException("push service is down");
        });
        Delivery mail = firm.customers.deliver(
                at("2026-03-02T09:00"),
                Selection.overChannel("email"),
                claim -> mails.add(claim.touchpoint().id()));
        assertThat(push.postponed()).extracting(Touchpoint::due).containsExactly(at("2026-03-02T09:05"));
        assertThat(mail.sent()).hasSize(1);
        assertThat(mails).containsExactly("receipt");

        // Tried after 5 and 10 minutes more, then given up with the reason; once the service is up, somebody says so
        // and it goes out.
        for (String when : List.of("2026-03-02T09:05", "2026-03-02T09:15")) {
            firm.deliver(when, claim -> {
                throw new IllegalStateException("push service is down");
            });
        }
        List<Touchpoint> failed = firm.customers.failedTouchpoints().toList();
        assertThat(failed).singleElement().satisfies(touchpoint -> {
            assertThat(touchpoint.id()).isEqualTo("order-placed");
            assertThat(touchpoint.attempts()).isEqualTo(3);
            assertThat(touchpoint.reason()).contains("push service is down");
        });
        assertThat(firm.customers.retry(failed.get(0).key().text())).isTrue();
        assertThat(firm.until("2026-03-02T09:20")).singleElement().asString().endsWith("anna order-placed via push");
        assertThat(firm.until("2026-03-05T09:00")).containsExactly("2026-03-05T09:00 anna how-was-it via survey");
        assertThat(firm.customers.failedTouchpoints()).isEmpty();
    }
}
