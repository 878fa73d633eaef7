package dev.lifecycle.examples.report.mission;

import static dev.lifecycle.examples.report.mission.CircleRows.order;
import static dev.lifecycle.examples.report.mission.Firm.at;
import static dev.lifecycle.examples.report.mission.Firm.called;
import static dev.lifecycle.preset.FiveStage.CONVERSION;
import static dev.lifecycle.preset.FiveStage.RETENTION;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.journey.Bottleneck;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.metrics.journey.StageConversion;
import dev.lifecycle.metrics.journey.StageHistory;
import dev.lifecycle.metrics.journey.checkout.CartStep;
import dev.lifecycle.metrics.journey.checkout.Checkout;
import dev.lifecycle.metrics.rate.RateDifference;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.migration.Migration;
import dev.lifecycle.preset.FiveStage;
import dev.lifecycle.preset.FiveStageParameters;
import dev.lifecycle.preset.event.CheckoutStarted;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.PaymentFailed;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.store.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows of the purchase itself: the till, what stands in the way there, and carts left behind. */
interface PurchaseRows {

    /** A step at the till. */
    record TillStep(String customer, String step, Instant at) {}

    /** A payment tried by some way of paying, or one that went through. */
    record Payment(String customer, String step, String option, Instant at) {}

    /** What happened to a cart. */
    record Cart(String key, CartStep step, Instant at) {}

    @Test
    default void M19_they_complete_their_purchase_and_how_many_do_is_known() {
        Firm firm = Firm.of(FiveStage.model());
        for (String customer : List.of("anna", "bea", "carl", "dora", "emil")) {
            firm.tell(customer, new ContactMade("web"), "2026-03-02T09:00");
        }
        Outcome till = firm.tell("anna", new CheckoutStarted("cart-1"), "2026-03-03T09:00");
        assertThat(till.describe()).isEqualTo("anna moved from ACQUISITION to CONVERSION: CheckoutStarted");
        assertThat(firm.position("anna").text("cart")).contains("cart-1");
        Outcome bought = firm.tell("anna", order("o-1", "49.90"), "2026-03-03T09:12");
        assertThat(bought.describe())
                .isEqualTo("anna moved from CONVERSION to RETENTION: OrderCompleted passed 'total not negative'");
        firm.tell("bea", new CheckoutStarted("cart-2"), "2026-03-04T09:00");
        firm.tell("carl", order("o-2", "5.00"), "2026-03-20T09:00");
        firm.tell("frida", new ContactMade("web"), "2026-03-28T09:00");
        firm.sweep("2026-03-30T00:00");

        StageConversion conversion = firm.customers
                .history()
                .collect(StageConversion.of(StageHistory.ofEntries().observedUntil(at("2026-03-30T00:00")))
                        .steps("ACQUISITION", "RETENTION")
                        .within(Duration.ofDays(21))
                        .metric());
        // Anna and Carl. Bea fell back from the till and counts with both of her entries; Frida's three weeks are not
        // over.
        assertThat(conversion.rate().part()).isEqualTo(2);
        assertThat(conversion.rate().whole()).isEqualTo(6);
    }

    @Test
    default void M20_as_few_steps_as_possible_and_each_shows_what_it_costs() {
        List<TillStep> steps = new ArrayList<>();
        Instant start = at("2026-03-02T09:00");
        // Ten begin, eight give an address (after two minutes), four create the account that is asked for (after ten),
        // three pay (after one).
        for (int i = 0; i < 10; i++) {
            String customer = "c-" + i;
            steps.add(new TillStep(customer, "cart", start));
            if (i < 8) {
                steps.add(new TillStep(customer, "address", start.plusSeconds(120)));
            }
            if (i < 4) {
                steps.add(new TillStep(customer, "account", start.plusSeconds(720)));
            }
            if (i < 3) {
                steps.add(new TillStep(customer, "payment", start.plusSeconds(780)));
            }
        }
        Funnel funnel = steps.stream()
                .collect(Funnel.<TillStep>of(TillStep::customer, TillStep::at, TillStep::step)
                        .steps("cart", "address", "account", "payment")
                        .metric());
        assertThat(funnel.step("address").relative().value()).hasValue(0.8);
        assertThat(funnel.step("account").relative().value()).hasValue(0.5);
        assertThat(funnel.step("account").lost()).isEqualTo(4);
        assertThat(funnel.step("account").timeToConvert()).contains(Duration.ofMinutes(10));
        assertThat(funnel.step("payment").overall().value()).hasValue(0.3);
        assertThat(funnel.bottlenecks().stream().map(Bottleneck::step))
                .as("4 lost times 1/2, 2 times 1/5, 1 times 1/4")
                .containsExactly("account", "address", "payment");

        // Without the account seven of ten pay; the same people, a step less.
        Funnel shorter = steps.stream()
                .filter(step -> !step.step().equals("account"))
                .collect(Funnel.<TillStep>of(TillStep::customer, TillStep::at, TillStep::step)
                        .steps("cart", "address", "payment")
                        .metric());
        assertThat(shorter.steps()).hasSize(3);
        assertThat(shorter.step("payment").relative().whole()).isEqualTo(8);
    }

    @Test
    default void M21_enough_ways_to_pay_and_which_of_them_fail() {
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("emma", new CheckoutStarted("cart-1"), "2026-03-02T09:00");
        Outcome failed = firm.tell("emma", new PaymentFailed("no PayPal"), "2026-03-02T09:05");
        assertThat(failed.stage()).as("she is still at the till").isEqualTo(CONVERSION);
        assertThat(called(failed)).containsExactly("help-offer");
        firm.tell("emma", new PaymentFailed("card declined"), "2026-03-02T09:10");
        firm.tell("farid", new CheckoutStarted("cart-2"), "2026-03-02T09:00");
        firm.tell("farid", new PaymentFailed("card declined"), "2026-03-02T09:05");
        assertThat(firm.until("2026-03-02T09:10"))
                .contains("2026-03-02T09:05 emma help-offer", "2026-03-02T09:10 emma help-offer");
        firm.tell("emma", order("o-1", "49.90"), "2026-03-02T09:20");
        assertThat(firm.stage("emma")).isEqualTo("RETENTION");

        Map<String, Long> byReason = firm.customers
                .history()
                .filter(entry -> entry.cause().trigger().equals("PaymentFailed"))
                .collect(groupingBy(entry -> String.valueOf(entry.cause().note()), counting()));
        assertThat(byReason).containsOnly(Map.entry("no PayPal", 1L), Map.entry("card declined", 2L));

        // Cards go through for two of three, transfers for nobody of two.
        Instant nine = at("2026-03-02T09:00");
        Segmented<String, Funnel> byOption = List.of(
                        new Payment("emma", "tried", "card", nine),
                        new Payment("emma", "paid", "card", nine.plusSeconds(60)),
                        new Payment("farid", "tried", "card", nine),
                        new Payment("hugo", "tried", "card", nine),
                        new Payment("hugo", "paid", "card", nine.plusSeconds(5)),
                        new Payment("jules", "tried", "transfer", nine),
                        new Payment("karim", "tried", "transfer", nine))
                .stream()
                .collect(Funnel.<Payment>of(Payment::customer, Payment::at, Payment::step)
                        .steps("tried", "paid")
                        .metric()
                        .by(Payment::option));
        assertThat(byOption.of("card").orElseThrow().step("paid").relative().value())
                .hasValue(2 / 3.0);
        assertThat(byOption.of("transfer").orElseThrow().step("paid").relative().value())
                .hasValue(0);
        assertThat(byOption.of("transfer").orElseThrow().step("paid").lost()).isEqualTo(2);
    }

    @Test
    default void M47_carts_left_behind_are_followed_up() {
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("chloe", new CheckoutStarted("cart-1"), "2026-03-02T10:00");
        firm.tell("driss", new CheckoutStarted("cart-2"), "2026-03-02T10:00");
        firm.tell("emma", new CheckoutStarted("cart-3"), "2026-03-02T10:30");
        Outcome justInTime = firm.tell("driss", order("o-2", "20.00"), "2026-03-02T11:00");
        assertThat(justInTime.stage())
                .as("the order wins over the timer of the same instant")
                .isEqualTo(RETENTION);
        assertThat(firm.until("2026-03-02T11:10"))
                .contains("2026-03-02T11:00 chloe cart-reminder about {cart=cart-1}")
                .noneMatch(line -> line.contains("driss cart-reminder") || line.contains("emma cart-reminder"));
        assertThat(firm.stage("chloe")).as("a prospect again").isEqualTo("ACQUISITION");

        // Emma's cart was forgotten, too, but she is back at the till before the reminder goes out.
        firm.sweep("2026-03-02T11:31");
        firm.tell("emma", new CheckoutStarted("cart-3"), "2026-03-02T11:32");
        assertThat(firm.until("2026-03-02T11:33")).noneMatch(line -> line.contains("cart-reminder"));
        firm.tell("emma", order("o-3", "30.00"), "2026-03-02T11:40");
        firm.tell("chloe", order("o-1", "40.00"), "2026-03-03T18:00");
        assertThat(firm.stage("chloe")).isEqualTo("RETENTION");

        // Four carts were left, Chloé's and Emma's came to an order within a week, the third too late, the fourth
        // never.
        Instant ten = at("2026-03-02T10:00");
        Checkout carts = List.of(
                        new Cart("cart-1", CartStep.CHECKOUT, ten),
                        new Cart("cart-1", CartStep.ORDER, at("2026-03-03T18:00")),
                        new Cart("cart-2", CartStep.CHECKOUT, ten),
                        new Cart("cart-2", CartStep.ORDER, at("2026-03-02T11:00")),
                        new Cart("cart-3", CartStep.CHECKOUT, at("2026-03-02T10:30")),
                        new Cart("cart-3", CartStep.ORDER, at("2026-03-02T11:40")),
                        new Cart("cart-4", CartStep.CART, ten),
                        new Cart("cart-4", CartStep.ORDER, at("2026-03-12T10:00")),
                        new Cart("cart-5", CartStep.CART, ten))
                .stream()
                .collect(Checkout.of(Cart::key, Cart::at, Cart::step)
                        .abandonedAfter(Duration.ofHours(1))
                        .recoveredWithin(Duration.ofDays(7))
                        .observedUntil(at("2026-04-01T00:00"))
                        .metric());
        assertThat(carts.abandonment().value()).as("4 of 5").hasValue(0.8);
        assertThat(carts.recovery().value()).as("2 of 4").hasValue(0.5);
        assertThat(carts.abandonmentAfterRecovery().value()).as("2 of 5").hasValue(0.4);
        assertThat(carts.orderedTooLate()).isEqualTo(1);
    }

    @Test
    default void M50_the_share_of_checkouts_that_become_orders() {
        List<Cart> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Instant start = at("2026-03-02T10:00").plus(Duration.ofDays(i));
            rows.add(new Cart("cart-" + i, CartStep.CART, start));
            if (i < 8) {
                rows.add(new Cart("cart-" + i, CartStep.CHECKOUT, start.plusSeconds(60)));
            }
            if (i < 6) {
                rows.add(new Cart("cart-" + i, CartStep.ORDER, start.plusSeconds(600)));
            }
        }
        Checkout carts = rows.stream()
                .collect(Checkout.of(Cart::key, Cart::at, Cart::step)
                        .observedUntil(at("2026-04-01T00:00"))
                        .metric());
        assertThat(carts.completion().part()).isEqualTo(6);
        assertThat(carts.completion().whole()).isEqualTo(8);
        assertThat(carts.completion().value()).hasValue(0.75);
        assertThat(carts.abandonment().value()).as("of carts, not of checkouts").hasValue(0.4);
        assertThat(carts.completion().complete()).isTrue();

        Checkout tooSoon = rows.stream()
                .collect(Checkout.of(Cart::key, Cart::at, Cart::step)
                        .observedUntil(at("2026-03-11T10:30"))
                        .metric());
        assertThat(tooSoon.open()).as("the last cart's hour is not over").isEqualTo(1);
        assertThat(tooSoon.completion().complete()).isFalse();
    }

    @Test
    default void M51_the_process_is_measured_changed_and_compared() {
        StageModel before = FiveStage.model();
        StageModel after = FiveStage.model(FiveStageParameters.DEFAULTS.withAbandonAfter(Duration.ofHours(4)))
                .extend("five-stage")
                .version(2)
                .build();
        InMemoryStore store = new InMemoryStore();
        // Under version 1 every fourth buys, under version 2 every second.
        serve(Lifecycle.of(before).store(store).build(), "spring", at("2026-03-02T09:00"), 4);
        Lifecycle changed = Lifecycle.of(after)
                .store(store)
                .migration(Migration.from(before).to(after))
                .build();
        serve(changed, "summer", at("2026-06-02T09:00"), 2);

        Segmented<Integer, StageConversion> byVersion = changed.history()
                .collect(StageConversion.of(StageHistory.ofEntries().observedUntil(at("2026-08-01T00:00")))
                        .steps("CONVERSION", "RETENTION")
                        .within(Duration.ofHours(4))
                        .metric()
                        .by((HistoryEntry entry) -> entry.key().version()));
        StageConversion first = byVersion.of(1).orElseThrow();
        StageConversion second = byVersion.of(2).orElseThrow();
        assertThat(first.rate().rate()).hasToString("25 of 100 = 25.0 %");
        assertThat(second.rate().rate()).hasToString("50 of 100 = 50.0 %");
        RateDifference difference =
                RateDifference.between(first.rate().rate(), second.rate().rate());
        assertThat(difference.value().orElseThrow()).isCloseTo(0.25, within(1e-12));
        assertThat(difference.isSignificant()).as("no chance").isTrue();
        assertThat(difference.interval().low()).isPositive();
    }

    private static void serve(Lifecycle shop, String season, Instant start, int everySoMany) {
        for (int i = 0; i < 100; i++) {
            Instant now = start.plus(Duration.ofMinutes(10L * i));
            shop.handle(season + i, new CheckoutStarted("cart of " + season + i), now, "1");
            if (i % everySoMany == 0) {
                shop.handle(season + i, order("o-" + i, "10.00"), now.plusSeconds(300), "2");
            }
        }
        shop.sweep(start.plus(Duration.ofDays(2)));
    }
}
