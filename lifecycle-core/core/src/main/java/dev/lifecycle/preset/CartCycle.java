package dev.lifecycle.preset;

import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.Situation;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.event.CartChanged;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.util.Map;

/**
 * A cart from the first thing in it to the order: left behind, asked after, recovered or lost. The subject is the cart, so that a customer
 * may fill several; {@link dev.lifecycle.contact.ContactRules#customerOf} says whose it is.
 *
 * <pre>
 *                        order
 *    OPEN ----------------------------------------&gt; ORDERED
 *    ^ | ^                             never abandoned
 *    | | | changed
 *    | v |            order
 *    | ABANDONED ---------------------------------&gt; RECOVERED
 *    |   |                                             ^
 *    |   | 30 days                                     |
 *    |   v                order                        |
 *    +- LOST ------------------------------------------+
 *       changed: again
 * </pre>
 *
 * <p>The story: every change keeps a cart OPEN. One that nobody has touched for {@code abandonAfter} is ABANDONED: its owner is reminded, and
 * again after {@code remindAgainAfter}, unless they have come back by then. What is ordered in the end was RECOVERED if the cart was ever
 * abandoned, else ORDERED. After {@code lostAfter} an abandoned cart is LOST (an exit), which is not the last word: it can be ordered all the
 * same, and a change opens it again, in a new episode.
 *
 * <p>Nothing is left behind in a cart that was emptied, so nobody is reminded of it: it stays OPEN. Changes and orders that come in after the
 * order, late or twice, are ignored. The rules set off by time are called {@code abandoned} and {@code lost}; the model keeps {@code empty}.
 */
public enum CartCycle implements Stage {
    /** Being filled. */
    OPEN,
    /** Left behind with something in it. */
    ABANDONED,
    /** Ordered after it was abandoned. */
    RECOVERED,
    /** Ordered without that. */
    ORDERED,
    /** Abandoned for too long. */
    LOST;

    private static final StageModel MODEL = model(CartParameters.DEFAULTS);

    /** The model {@code cart} with the default thresholds; always the same object. */
    public static StageModel model() {
        return MODEL;
    }

    /**
     * The model {@code cart} with thresholds of the host's own.
     *
     * @throws dev.lifecycle.model.InvalidModelException if a time is shorter than a microsecond, or longer than a thousand years
     */
    public static StageModel model(CartParameters parameters) {
        Touch reminder = Touch.of("cart-reminder").cancelIfLeft();
        Touch again = reminder.after(parameters.remindAgainAfter());
        ModelBuilder model = StageModel.named("cart")
                .stages(OPEN, ABANDONED, RECOVERED, ORDERED, LOST)
                .startAt(OPEN)
                .terminal(RECOVERED, ORDERED)
                .exit(LOST);
        // spotless:off
        model.from(OPEN)              .on(CartChanged.class)                      .keeps("empty", CartCycle::ifEmpty).reenter();
        model.from(OPEN)              .after(parameters.abandonAfter())           .when("something in it", cart -> cart.text("empty").isEmpty()).about(CartCycle::cart).touch(reminder).touch(again).as("abandoned").to(ABANDONED);
        model.from(OPEN)              .on(OrderCompleted.class)                   .to("recovered if it was ever abandoned", (order, cart) -> cart.everReached(ABANDONED) ? RECOVERED : ORDERED, RECOVERED, ORDERED);
        model.from(ABANDONED)         .on(CartChanged.class)                      .keeps("empty", CartCycle::ifEmpty).to(OPEN);
        model.from(ABANDONED, LOST)   .on(OrderCompleted.class)                   .to(RECOVERED);
        model.from(ABANDONED)         .after(parameters.lostAfter())              .as("lost").to(LOST);
        model.from(LOST)              .on(CartChanged.class)                      .keeps("empty", CartCycle::ifEmpty).reopensAt(OPEN);
        model.from(RECOVERED, ORDERED).on(CartChanged.class, OrderCompleted.class).ignore();
        // spotless:on
        return model.build();
    }

    /** Anything but an empty text is kept. */
    private static String ifEmpty(CartChanged cart) {
        return cart.items() == 0 ? "yes" : "";
    }

    private static Map<String, String> cart(Situation situation) {
        return Map.of("cart", situation.position().subject());
    }
}
