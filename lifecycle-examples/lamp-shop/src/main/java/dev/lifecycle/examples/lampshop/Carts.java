package dev.lifecycle.examples.lampshop;

import dev.lifecycle.examples.lampshop.LumenEvents.CartUpdated;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.CartCycle;
import dev.lifecycle.preset.event.CartChanged;
import dev.lifecycle.preset.event.CheckoutStarted;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.stage.Occurrence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whose carts there are in a shop. Each is a subject of its own in the model of carts: a customer may leave one and order another. */
public final class Carts {

    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, List<String>> carts = new HashMap<>();
    private int erased;

    /** An event of a customer's as this model hears of it: the model of carts as an event of the cart that it is about. */
    static Occurrence heardBy(StageModel model, Occurrence of) {
        return model.name().equals(CartCycle.model().name()) ? ofCart(of) : of;
    }

    /** Who goes to the till has something in the cart. */
    private static Occurrence ofCart(Occurrence of) {
        if (of.event() instanceof CartUpdated cart) {
            return new Occurrence(cart.cart(), new CartChanged(cart.lines()), of.at(), of.id());
        }
        if (of.event() instanceof CheckoutStarted checkout) {
            return new Occurrence(checkout.cart(), new CartChanged(1), of.at(), of.id());
        }
        if (of.event() instanceof OrderCompleted order) {
            return new Occurrence(order.order(), order, of.at(), of.id());
        }
        return of;
    }

    /** The customer has used this cart. */
    void note(String cart, String customer) {
        if (!cart.equals(customer) && owners.put(cart, customer) == null) {
            carts.computeIfAbsent(customer, unknown -> new ArrayList<>()).add(cart);
        }
    }

    /** Under which id the customer used it, whose cart it is; anybody else is no cart. */
    String owner(String subject) {
        return owners.getOrDefault(subject, subject);
    }

    /** A name that tells nothing, for a cart whose owner is to be forgotten; each has its own. */
    String surrogate() {
        return "erased-cart-" + ++erased;
    }

    /** All carts that were used under this id. */
    public List<String> of(String customer) {
        return carts.getOrDefault(customer, List.of());
    }
}
