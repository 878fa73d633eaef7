package dev.lifecycle.metrics.journey.checkout;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.internal.EventMetric;
import dev.lifecycle.metrics.internal.EventState;
import dev.lifecycle.metrics.internal.counts.Cells;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/** How long a cart waits before it is abandoned, and how long it can be recovered; an hour and seven days unless declared. */
public final class CheckoutDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final EventMetric.Source<T> source;
    private final Duration abandonedAfter;
    private final Duration recoveredWithin;

    private CheckoutDefinition(EventMetric.Source<T> source, Duration abandonedAfter, Duration recoveredWithin) {
        this.source = source;
        this.abandonedAfter = abandonedAfter;
        this.recoveredWithin = recoveredWithin;
    }

    static <T> CheckoutDefinition<T> over(EventMetric.Source<T> source) {
        return new CheckoutDefinition<>(source, Duration.ofHours(1), Duration.ofDays(7));
    }

    /** After how much silence a cart is abandoned. */
    public CheckoutDefinition<T> abandonedAfter(Duration silence) {
        return new CheckoutDefinition<>(source, checked(silence), recoveredWithin);
    }

    /** Until how long after that an order recovers it, both ends included. */
    public CheckoutDefinition<T> recoveredWithin(Duration window) {
        return new CheckoutDefinition<>(source, abandonedAfter, checked(window));
    }

    /** Until when was observed; rows from then on are left out. Without it the data end with the last row. */
    public CheckoutDefinition<T> observedUntil(Instant end) {
        return new CheckoutDefinition<>(source.until(end), abandonedAfter, recoveredWithin);
    }

    /**
     * Over the rows for which this holds.
     *
     * @param name what the condition asks, as the definition id names it: {@code web shop}
     * @throws IllegalArgumentException if the name is blank
     */
    public CheckoutDefinition<T> where(String name, Extractor<? super T, Boolean> condition) {
        return new CheckoutDefinition<>(source.where(name, condition), abandonedAfter, recoveredWithin);
    }

    /** The metric. */
    public Metric<T, ?, Checkout> metric() {
        Reading reading = new Reading(abandonedAfter, recoveredWithin, source.conditionId());
        return new EventMetric<>(source, reading.id(), reading);
    }

    private static Duration checked(Duration window) {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException(Messages.window(window.toString()));
        }
        return window;
    }

    private record Reading(Duration abandonedAfter, Duration recoveredWithin, String condition)
            implements EventMetric.SummedReading<Checkout> {

        private String id() {
            return "checkout/abandoned-after-" + abandonedAfter + "/recovered-within-" + recoveredWithin + condition;
        }

        @Override
        public Checkout read(EventState log, long until) {
            CartTally tally =
                    new CartTally(log, until, abandonedAfter.toNanos() / 1_000, recoveredWithin.toNanos() / 1_000);
            int[] order = log.sorted();
            for (int start = 0; start < order.length; ) {
                int end = start + 1;
                while (end < order.length && log.subject(order[end]) == log.subject(order[start])) {
                    end++;
                }
                tally.cart(order, start, end);
                start = end;
            }
            return tally.result(id());
        }

        @Override
        public void count(EventState one, long until, Cells into) {
            Checkout checkout = read(one, until);
            into.add("carts", 0, checkout.carts());
            into.add("open", 0, checkout.open());
            into.add("checkouts", 0, checkout.checkouts());
            into.add("completed", 0, checkout.completed());
            into.add("ordered", 0, checkout.ordered());
            into.add("abandoned", 0, checkout.abandoned());
            into.add("recovered", 0, checkout.recovered());
            into.add("ordered-too-late", 0, checkout.orderedTooLate());
            into.add("orders-without-cart", 0, checkout.ordersWithoutCart());
            into.add("awaiting", 0, checkout.awaiting());
        }

        @Override
        public Checkout result(Cells all) {
            return new Checkout(
                    id(),
                    all.of("carts", 0),
                    all.of("open", 0),
                    all.of("checkouts", 0),
                    all.of("completed", 0),
                    all.of("ordered", 0),
                    all.of("abandoned", 0),
                    all.of("recovered", 0),
                    all.of("ordered-too-late", 0),
                    all.of("orders-without-cart", 0),
                    all.of("awaiting", 0));
        }
    }
}
