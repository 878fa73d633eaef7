package dev.lifecycle.metrics.journey.checkout;

import dev.lifecycle.metrics.internal.EventState;

/** Counts one cart after another. */
final class CartTally {

    private final EventState log;
    private final long until;
    private final long timer;
    private final long window;
    private final int checkoutName;
    private final int orderName;
    private long carts;
    private long open;
    private long checkouts;
    private long completed;
    private long ordered;
    private long abandoned;
    private long recovered;
    private long orderedTooLate;
    private long ordersWithoutCart;
    private long awaiting;

    CartTally(EventState log, long until, long timer, long window) {
        this.log = log;
        this.until = until;
        this.timer = timer;
        this.window = window;
        this.checkoutName = log.nameNumber(CartStep.CHECKOUT.name());
        this.orderName = log.nameNumber(CartStep.ORDER.name());
    }

    /** The rows of one key in order; only those up to its first order matter. */
    void cart(int[] order, int start, int end) {
        boolean checkout = false;
        boolean abandonedYet = false;
        long abandonedAt = 0;
        long last = 0;
        for (int i = start; i < end; i++) {
            long at = log.at(order[i]);
            boolean isOrder = log.to(order[i]) == orderName;
            if (isOrder && i == start) {
                ordersWithoutCart++;
                return;
            }
            if (i > start && !abandonedYet && at - last > timer) {
                abandonedYet = true;
                abandonedAt = last + timer;
            }
            if (isOrder) {
                ordered(checkout, abandonedYet, at - abandonedAt);
                return;
            }
            checkout |= log.to(order[i]) == checkoutName;
            last = at;
        }
        carts++;
        checkouts += checkout ? 1 : 0;
        if (!abandonedYet && until - last <= timer) {
            open++;
        } else {
            abandoned++;
            awaiting += until - (abandonedYet ? abandonedAt : last + timer) <= window ? 1 : 0;
        }
    }

    private void ordered(boolean checkout, boolean afterAbandonment, long late) {
        carts++;
        checkouts += checkout ? 1 : 0;
        completed += checkout ? 1 : 0;
        if (!afterAbandonment) {
            ordered++;
            return;
        }
        abandoned++;
        if (late <= window) {
            recovered++;
        } else {
            orderedTooLate++;
        }
    }

    Checkout result(String definition) {
        return new Checkout(
                definition,
                carts,
                open,
                checkouts,
                completed,
                ordered,
                abandoned,
                recovered,
                orderedTooLate,
                ordersWithoutCart,
                awaiting);
    }
}
