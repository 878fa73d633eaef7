package dev.lifecycle.metrics.value.forecast;

import dev.lifecycle.metrics.value.forecast.Streams.What;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.distinct.DistinctRows;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The future many times over: each time with other parameters, as the fits leave them possible, and with other luck. Known customers are alive or not, and
 * go on as the model says of customers like them; others come at the moments of a Poisson process.
 */
final class Futures {

    private static final CustomerSummary NOBODY_KNOWN = CustomerSummary.of(0, 0, 0);

    private final Horizon horizon;
    private final PurchaseModel model;
    private final @Nullable GammaGamma spend;
    private final Arrivals arrivals;
    private final Streams streams;
    private final Tally tally;
    private final Draws purchases;
    private final Draws revenue;

    /** @param expected purchases of all customers over the horizon */
    Futures(
            Horizon horizon,
            PurchaseModel model,
            @Nullable GammaGamma spend,
            Arrivals arrivals,
            double expected,
            int draws,
            long seed) {
        this.horizon = horizon;
        this.model = model;
        this.spend = spend;
        this.arrivals = arrivals;
        streams = new Streams(seed);
        tally = new Tally(horizon, expected);
        purchases = new Draws(horizon.periods(), draws);
        revenue = new Draws(horizon.periods(), draws);
    }

    Draws purchases() {
        return purchases;
    }

    /** Zeros without a spend model. */
    Draws revenue() {
        return revenue;
    }

    void simulate(PurchaseSummary summary, DistinctRows rows) {
        for (int draw = 0; draw < purchases.known[0].length; draw++) {
            PurchaseModel drawn = purchaseModel(draw);
            GammaGamma drawnSpend = spendModel(draw);
            tally.restart();
            known(draw, drawn, drawnSpend, summary, rows);
            toCome(draw, drawn, drawnSpend);
        }
    }

    private PurchaseModel purchaseModel(int draw) {
        RandomGenerator random = streams.of(What.PURCHASE_PARAMETERS, draw, 0, 0);
        return model.fit().map(fit -> model.at(fit.draw(random))).orElse(model);
    }

    private @Nullable GammaGamma spendModel(int draw) {
        if (spend == null) {
            return null;
        }
        RandomGenerator random = streams.of(What.SPEND_PARAMETERS, draw, 0, 0);
        return spend.fit().map(fit -> spend.at(fit.draw(random))).orElse(spend);
    }

    private void known(
            int draw,
            PurchaseModel drawn,
            @Nullable GammaGamma drawnSpend,
            PurchaseSummary summary,
            DistinctRows rows) {
        double[] alive = rows.together(drawn::probabilitiesAlive);
        double end = horizon.end(horizon.periods());
        for (int i = 0; i < summary.size(); i++) {
            RandomGenerator random = streams.of(What.PURCHASES, draw, 0, i);
            if (random.nextDouble() < alive[rows.of(i)]) {
                CustomerSummary customer = summary.row(i);
                tally.begin(0);
                drawn.simulateIfAlive(customer.frequency(), customer.age(), end, random, tally);
                if (tally.any()) {
                    add(draw, false, drawnSpend, customer, streams.of(What.SPEND, draw, 0, i));
                }
            }
        }
    }

    private void toCome(int draw, PurchaseModel drawn, @Nullable GammaGamma drawnSpend) {
        double end = horizon.end(horizon.periods());
        double factor = arrivals.factor(streams.of(What.ARRIVAL_RATE, draw, 0, 0));
        for (int period = 0; period < horizon.periods(); period++) {
            double mean = factor * arrivals.perPeriod().get(period);
            RandomGenerator gaps = streams.of(What.ARRIVALS, draw, period, 0);
            double share = mean == 0 ? 1 : gaps.nextExponential() / mean;
            for (int i = 0; share < 1; i++) {
                double comes = horizon.end(period) + share * horizon.length();
                tally.begin(comes);
                tally.accept(0);
                drawn.simulateNew(Math.max(0, end - comes), streams.of(What.PURCHASES_OF_NEW, draw, period, i), tally);
                add(draw, true, drawnSpend, NOBODY_KNOWN, streams.of(What.SPEND_OF_NEW, draw, period, i));
                share += gaps.nextExponential() / mean;
            }
        }
    }

    private void add(
            int draw,
            boolean toCome,
            @Nullable GammaGamma drawnSpend,
            CustomerSummary customer,
            RandomGenerator random) {
        int[] counts = tally.counts();
        for (int period = 0; period < counts.length; period++) {
            purchases.of(toCome)[period][draw] += counts[period];
        }
        if (drawnSpend != null) {
            double[] paid = drawnSpend.simulateSpend(customer, counts, random);
            for (int period = 0; period < paid.length; period++) {
                revenue.of(toCome)[period][draw] += paid[period];
            }
        }
    }
}
