package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.rows.CartEvent;
import dev.lifecycle.examples.report.rows.LostCart;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.churn.ChurnReasons;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.metrics.journey.checkout.Checkout;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The way through the till: how many checkouts are completed, how many carts are left behind and come back after all, and at which step
 * people give up.
 *
 * @param checkout completion, abandonment and recovery, by kind of customer and in all
 * @param months   of the carts begun in a month, as it stood when the month was over: what came later changes it no more
 * @param steps    from step to step
 * @param reasons  why checkouts were given up, as far as the till said so
 */
public record CheckoutPanel(
        Segmented<String, Checkout> checkout, Map<String, Checkout> months, Funnel steps, ChurnReasons reasons)
        implements Panel {

    /** The first and the last step of the way. */
    static final String FIRST = "checkout";

    /** An order. */
    static final String LAST = "order";

    private static final String[] FURTHER = {"address", "delivery", "payment", LAST};

    /** Works it out. */
    public static CheckoutPanel of(List<CartEvent> events, List<LostCart> lost, Periods months, Instant observed) {
        return new CheckoutPanel(
                events.stream().collect(checkout(observed).by(CartEvent::segment)),
                byMonth(events, months, observed),
                events.stream()
                        .collect(Funnel.of(CartEvent::cart, CartEvent::at, CartEvent::step)
                                .steps(FIRST, FURTHER)
                                .observedUntil(observed)
                                .metric()),
                lost.stream()
                        .collect(
                                ChurnReasons.of(LostCart::reason, cart -> false).metric()));
    }

    private static Map<String, Checkout> byMonth(List<CartEvent> events, Periods months, Instant observed) {
        Map<String, Instant> begun = new HashMap<>();
        events.forEach(event -> begun.merge(event.cart(), event.at(), (a, b) -> a.isBefore(b) ? a : b));
        Map<Integer, List<CartEvent>> carts = events.stream()
                .collect(Collectors.groupingBy(
                        event -> months.indexOf(
                                LocalDate.ofInstant(begun.getOrDefault(event.cart(), event.at()), months.zone())),
                        TreeMap::new,
                        Collectors.toList()));
        Map<String, Checkout> byMonth = new LinkedHashMap<>();
        carts.forEach((month, own) -> {
            Instant end = months.at(month).endIn(months.zone());
            byMonth.put(months.label(month), own.stream().collect(checkout(end.isBefore(observed) ? end : observed)));
        });
        return byMonth;
    }

    private static Metric<CartEvent, ?, Checkout> checkout(Instant observed) {
        return Checkout.of(CartEvent::cart, CartEvent::at, CartEvent::kind)
                .observedUntil(observed)
                .metric();
    }

    @Override
    public List<Table> tables() {
        Table rates = new Table("checkout", "persona,measure," + Table.RATE);
        checkout.segments().forEach((segment, found) -> add(rates, segment, found));
        add(rates, "all", checkout.total());
        Table byMonth = new Table("checkout_by_month", "month,measure," + Table.RATE);
        months.forEach((month, found) -> add(byMonth, month, found));
        Table carts = new Table("carts", "count,carts");
        Checkout all = checkout.total();
        carts.row("carts", all.carts())
                .row("checkouts started", all.checkouts())
                .row("checkouts completed", all.completed())
                .row("ordered in time", all.ordered())
                .row("abandoned", all.abandoned())
                .row("recovered", all.recovered())
                .row("ordered too late to be recovered", all.orderedTooLate())
                .row("orders without a cart", all.ordersWithoutCart())
                .row("still open", all.open());
        Table why = new Table("checkout_failures", "reason,checkouts,share_of_known");
        reasons.reasons()
                .forEach(one -> why.row(
                        one.reason(), one.lost(), reasons.share(one.reason()).value()));
        return List.of(
                rates,
                byMonth,
                carts,
                Funnels.table("checkout_funnel", steps),
                Funnels.bottlenecks("checkout_bottlenecks", steps.bottlenecks(Map.of(LAST, reasons))),
                why);
    }

    private static void add(Table table, String segment, Checkout found) {
        table.row(segment, "completion", found.completion())
                .row(segment, "abandonment", found.abandonment())
                .row(segment, "abandonment after recovery", found.abandonmentAfterRecovery())
                .row(segment, "recovery", found.recovery());
    }
}
