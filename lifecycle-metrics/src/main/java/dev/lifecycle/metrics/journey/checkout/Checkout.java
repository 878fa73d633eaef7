package dev.lifecycle.metrics.journey.checkout;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.EventMetric;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.Instant;

/**
 * Checkout completion, cart abandonment and recovery, by cart key: the same cart ordered from another session or device is the
 * same cart.
 *
 * <p>Exactly: a cart is abandoned once nothing happened to it for the declared time; an order at that very instant still comes in
 * time. It is recovered if it is ordered within the declared window after that. Carts whose time is still running at the end of
 * observation are open and in no abandonment number. Orders whose key never was a cart are told, and in no rate.
 *
 * @param definition       id of the definition, such as {@code checkout/abandoned-after-PT1H/recovered-within-PT168H}
 * @param carts            keys that ever were a cart or a checkout
 * @param open             of them, those whose time is still running
 * @param checkouts        keys whose checkout was started
 * @param completed        of the checkouts, those ordered
 * @param ordered          carts ordered without having been abandoned
 * @param abandoned        carts abandoned at least once
 * @param recovered        of the abandoned, those ordered within the window
 * @param orderedTooLate   of the abandoned, those ordered after the window
 * @param ordersWithoutCart orders whose key never was a cart
 * @param awaiting         of the abandoned, those whose window to be recovered is still running
 */
public record Checkout(
        String definition,
        long carts,
        long open,
        long checkouts,
        long completed,
        long ordered,
        long abandoned,
        long recovered,
        long orderedTooLate,
        long ordersWithoutCart,
        long awaiting)
        implements Result, Serializable {

    /**
     * Over rows of the host.
     *
     * @param key  the cart's key, kept over sessions
     * @param at   when
     * @param step what happened to it
     */
    public static <T> CheckoutDefinition<T> of(
            Extractor<? super T, ?> key, Extractor<? super T, Instant> at, Extractor<? super T, CartStep> step) {
        return CheckoutDefinition.over(new EventMetric.Source<T>(
                key,
                at,
                row -> read(step, row).rank(),
                null,
                row -> read(step, row).name(),
                null,
                null,
                null,
                "cart"));
    }

    private static <T> CartStep read(Extractor<? super T, CartStep> step, T row) {
        return Rows.<T, CartStep>required(step, row, "step");
    }

    /** Ordered of started checkouts. */
    public MeasuredRate completion() {
        return MeasuredRate.of(new Rate(completed, checkouts), open == 0, definition + "/completion");
    }

    /** Abandoned of all carts whose time is over: one minus orders over carts, as seen when the time ran out. */
    public MeasuredRate abandonment() {
        return MeasuredRate.of(new Rate(abandoned, carts - open), open == 0, definition + "/abandonment");
    }

    /** The same after reconciliation: those recovered within the window no longer count as abandoned. */
    public MeasuredRate abandonmentAfterRecovery() {
        return MeasuredRate.of(
                new Rate(abandoned - recovered, carts - open), open + awaiting == 0, definition + "/after-recovery");
    }

    /** Recovered of abandoned. */
    public MeasuredRate recovery() {
        return MeasuredRate.of(new Rate(recovered, abandoned), open + awaiting == 0, definition + "/recovery");
    }

    /** {@code completion …; abandonment …; recovery …}. */
    @Override
    public String toString() {
        return "completion " + completion() + "; abandonment " + abandonment() + "; recovery " + recovery();
    }
}
