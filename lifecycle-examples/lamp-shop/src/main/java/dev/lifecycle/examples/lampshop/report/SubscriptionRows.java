package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.examples.lampshop.Chronicle;
import dev.lifecycle.examples.lampshop.Chronicle.Entry;
import dev.lifecycle.examples.lampshop.Customer;
import dev.lifecycle.examples.lampshop.LumenEvents.CancelRequested;
import dev.lifecycle.examples.lampshop.LumenEvents.RenewalFailed;
import dev.lifecycle.examples.lampshop.LumenEvents.RenewalPaid;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionChanged;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionEnded;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionReactivated;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionStarted;
import dev.lifecycle.examples.lampshop.Shop;
import dev.lifecycle.examples.report.rows.Contract;
import dev.lifecycle.examples.report.rows.Stretch;
import dev.lifecycle.metrics.churn.Cancellation;
import dev.lifecycle.preset.event.ChurnReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads subscriptions out of what happened: stretches of one price each, and contracts from beginning to end. */
public final class SubscriptionRows {

    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Contract> contracts = new ArrayList<>();
    private final Function<Shop, Lifecycle> models;

    private @Nullable Instant since;
    private @Nullable Instant pricedSince;
    private BigDecimal monthly = BigDecimal.ZERO;
    private @Nullable Instant requested;
    private @Nullable Instant unpaidSince;

    private SubscriptionRows(Function<Shop, Lifecycle> models) {
        this.models = models;
    }

    /**
     * Reads them.
     *
     * @param models each shop's model of subscriptions, which knows the stage a customer left from
     */
    public static SubscriptionRows of(Chronicle chronicle, Function<Shop, Lifecycle> models) {
        SubscriptionRows rows = new SubscriptionRows(models);
        for (List<Entry> life : chronicle.lives()) {
            life.forEach(rows::read);
            rows.close(life.get(0).customer(), null, null);
        }
        return rows;
    }

    public List<Stretch> stretches() {
        return stretches;
    }

    public List<Contract> contracts() {
        return contracts;
    }

    private void read(Entry entry) {
        if (entry.event() instanceof SubscriptionStarted started) {
            priceFrom(entry, started.monthly());
        } else if (entry.event() instanceof SubscriptionReactivated again) {
            priceFrom(entry, again.monthly());
        } else if (entry.event() instanceof SubscriptionChanged changed && since != null) {
            priceFrom(entry, changed.monthly());
        } else if (entry.event() instanceof CancelRequested) {
            requested = entry.at();
        } else if (entry.event() instanceof RenewalFailed) {
            unpaidSince = unpaidSince == null ? entry.at() : unpaidSince;
        } else if (entry.event() instanceof RenewalPaid) {
            unpaidSince = null;
        } else if (entry.event() instanceof SubscriptionEnded ended) {
            close(entry.customer(), entry.at(), ended.reason());
        }
    }

    private void priceFrom(Entry entry, BigDecimal price) {
        endStretch(entry.customer(), entry.at());
        since = since == null ? entry.at() : since;
        pricedSince = entry.at();
        monthly = price;
    }

    private void endStretch(Customer customer, @Nullable Instant end) {
        if (pricedSince != null) {
            Shop shop = customer.shop();
            stretches.add(new Stretch(
                    shop.id(), shop.currency(), customer.name(), customer.segment(), pricedSince, end, monthly));
        }
        pricedSince = null;
    }

    private void close(Customer customer, @Nullable Instant end, @Nullable ChurnReason reason) {
        endStretch(customer, end);
        if (since != null) {
            boolean involuntary = reason == ChurnReason.PAYMENT_FAILURE;
            contracts.add(new Contract(
                    customer.name(),
                    customer.segment(),
                    since,
                    new Cancellation(requested, involuntary ? unpaidSince : end, end),
                    reason == null ? null : reason.name(),
                    involuntary,
                    end == null ? null : stageBefore(customer, end)));
        }
        since = null;
        requested = null;
        unpaidSince = null;
    }

    private @Nullable String stageBefore(Customer customer, Instant end) {
        return models.apply(customer.shop())
                .stageAsOf(customer.id(), end.minusMillis(1))
                .map(stage -> stage.id())
                .orElse(null);
    }
}
