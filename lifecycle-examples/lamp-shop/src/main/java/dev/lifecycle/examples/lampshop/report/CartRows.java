package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.examples.lampshop.Chronicle;
import dev.lifecycle.examples.lampshop.Chronicle.Entry;
import dev.lifecycle.examples.lampshop.LumenEvents.CartUpdated;
import dev.lifecycle.examples.lampshop.LumenEvents.CheckoutStep;
import dev.lifecycle.examples.report.rows.CartEvent;
import dev.lifecycle.examples.report.rows.LostCart;
import dev.lifecycle.metrics.journey.checkout.CartStep;
import dev.lifecycle.preset.event.CheckoutStarted;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.PaymentFailed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads carts out of what happened, and why those that were never ordered were given up. */
public final class CartRows {

    private static final List<String> STEPS = List.of("address", "delivery", "payment");

    private final List<CartEvent> events = new ArrayList<>();
    private final Set<String> givenUp = new LinkedHashSet<>();
    private final Map<String, String> failures = new HashMap<>();
    private String current = "";

    private CartRows() {}

    public static CartRows of(Chronicle chronicle) {
        CartRows rows = new CartRows();
        chronicle.lives().forEach(life -> life.forEach(rows::read));
        return rows;
    }

    public List<CartEvent> events() {
        return events;
    }

    /** Checkouts without an order; of those the till said what went wrong, the last thing it said. */
    public List<LostCart> lost() {
        return givenUp.stream()
                .map(cart -> new LostCart(cart, failures.get(cart)))
                .toList();
    }

    private void read(Entry entry) {
        if (entry.event() instanceof CartUpdated cart) {
            add(entry, cart.cart(), CartStep.CART, "cart");
        } else if (entry.event() instanceof CheckoutStarted checkout) {
            inCheckout(add(entry, checkout.cart(), CartStep.CHECKOUT, "checkout"));
        } else if (entry.event() instanceof CheckoutStep step) {
            inCheckout(add(entry, step.cart(), CartStep.CHECKOUT, STEPS.get(step.step() - 1)));
        } else if (entry.event() instanceof PaymentFailed failed) {
            failures.put(current, failed.reason());
        } else if (entry.event() instanceof OrderCompleted order) {
            givenUp.remove(add(entry, order.order(), CartStep.ORDER, "order"));
        }
    }

    /** Any step of it will do: the first may be on its way still. */
    private void inCheckout(String cart) {
        current = cart;
        givenUp.add(cart);
    }

    /** Both shops count their customers from one, so that a cart is told apart by its shop. */
    private String add(Entry entry, String cart, CartStep kind, String step) {
        String key = entry.customer().shop().id() + "/" + cart;
        events.add(new CartEvent(key, entry.customer().segment(), entry.at(), kind, step));
        return key;
    }
}
