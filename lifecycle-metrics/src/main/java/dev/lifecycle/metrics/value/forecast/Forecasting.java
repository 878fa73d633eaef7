package dev.lifecycle.metrics.value.forecast;

import dev.lifecycle.metrics.value.forecast.ForecastDefinition.Chance;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.distinct.DistinctRows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings the means and the draws together. */
record Forecasting(
        Horizon horizon, PurchaseModel model, @Nullable GammaGamma spend, Arrivals arrivals, Chance chance) {

    /** Purchases over all draws: half an hour of simulation. */
    private static final double MOST_DRAWN = 1e11;

    /** The means in every period, of known customers and of those to come. */
    private static final class Sums {

        private final double[] known;
        private final double[] toCome;

        private Sums(int periods) {
            known = new double[periods];
            toCome = new double[periods];
        }

        Sums cumulative() {
            Sums sums = new Sums(known.length);
            for (int i = 0; i < known.length; i++) {
                sums.known[i] = known[i] + (i == 0 ? 0 : sums.known[i - 1]);
                sums.toCome[i] = toCome[i] + (i == 0 ? 0 : sums.toCome[i - 1]);
            }
            return sums;
        }

        double total() {
            Sums sums = cumulative();
            return sums.known[known.length - 1] + sums.toCome[known.length - 1];
        }

        Outlook at(int period, Draws draws, double level) {
            return Outlook.of(known[period], toCome[period], draws.known[period], draws.toCome[period], level);
        }
    }

    Forecast of(PurchaseSummary summary, String definition) {
        DistinctRows rows = new DistinctRows(summary);
        Means means = new Means(horizon, model, spend);
        List<ForecastCohort> all = new ArrayList<>(means.known(summary, rows));
        all.addAll(means.toCome(arrivals));
        ForecastCohorts cohorts = new ForecastCohorts(all);
        Sums purchases = new Sums(horizon.periods());
        Sums revenue = new Sums(horizon.periods());
        for (int period = 0; period < horizon.periods(); period++) {
            purchases.known[period] = cohorts.purchases(false, period);
            purchases.toCome[period] = cohorts.purchases(true, period);
            if (spend != null) {
                revenue.known[period] = cohorts.revenue(false, period);
                revenue.toCome[period] = cohorts.revenue(true, period);
            }
        }
        requireFinite(purchases.total(), revenue.total());
        Futures futures =
                new Futures(horizon, model, spend, arrivals, purchases.total(), chance.draws(), chance.seed());
        futures.simulate(summary, rows);
        return new Forecast(
                definition,
                method(),
                summary.size(),
                horizon.period(),
                horizon.end(),
                arrivals,
                periods(purchases, revenue, futures),
                cohorts);
    }

    private void requireFinite(double purchases, double revenue) {
        if (!(purchases * chance.draws() <= MOST_DRAWN)) {
            throw new IllegalArgumentException(Messages.tooMany(purchases, chance.draws(), MOST_DRAWN));
        }
        if (!(revenue < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(Messages.revenueTooLarge());
        }
    }

    private List<ForecastPeriod> periods(Sums purchases, Sums revenue, Futures futures) {
        Draws bought = futures.purchases();
        Draws boughtSoFar = bought.cumulative();
        Draws paid = futures.revenue();
        Draws paidSoFar = paid.cumulative();
        Sums purchasesSoFar = purchases.cumulative();
        Sums revenueSoFar = revenue.cumulative();
        List<ForecastPeriod> periods = new ArrayList<>();
        for (int i = 0; i < horizon.periods(); i++) {
            periods.add(new ForecastPeriod(
                    i + 1,
                    horizon.lastDay(i + 1),
                    purchases.at(i, bought, chance.level()),
                    spend == null ? null : revenue.at(i, paid, chance.level()),
                    purchasesSoFar.at(i, boughtSoFar, chance.level()),
                    spend == null ? null : revenueSoFar.at(i, paidSoFar, chance.level())));
        }
        return periods;
    }

    private String method() {
        return "prediction intervals of level " + chance.level() + " from " + chance.draws() + " draws with seed "
                + chance.seed() + "; parameters of purchases "
                + (model.fit().isPresent() ? "uncertain as fitted" : "given, taken as certain")
                + (spend == null
                        ? ""
                        : ", of spend "
                                + (spend.fit().isPresent() ? "uncertain as fitted" : "given, taken as certain"));
    }
}
