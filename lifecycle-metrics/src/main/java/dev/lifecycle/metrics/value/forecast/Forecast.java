package dev.lifecycle.metrics.value.forecast;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The next periods of a customer base: purchases and revenue of the customers there are and of those still to come, each with its prediction interval.
 *
 * <p>Refused with {@link IllegalArgumentException}: no customers, a fit that did not converge, a model in another unit than the summary; see
 * {@link ForecastDefinition} for what else. A customer of age 0, of whom only the first purchase is known, is foretold like anybody; if all are, no fit
 * converges. With given parameters intervals hold chance alone, and {@link #method()} says so. Revenue is null without a spend model, and
 * never discounted.
 *
 * <pre>{@code
 * Forecast next = Forecast.of(purchases, summary).spending(spend).arrivingAsInLast(8).overWeeks(13);
 * next.purchases().all();                 // 412.3 (380–446)
 * next.cohorts().entered(1).purchases();  // of those who will come next week, week by week
 * next.against(summary);                  // with a holdout: how good it was
 * }</pre>
 *
 * <p>Means are exact: of known customers {@link PurchaseModel#expectedPurchases(dev.lifecycle.metrics.value.summary.CustomerSummary, double)}, of those to come their
 * number · (1 + {@link PurchaseModel#expectedPurchases(double)}), averaged over the moments of the period they may come at. Intervals are simulated: each draw takes
 * parameters from the covariance of the fits, then who is alive, when they buy, who comes and what they pay. A longer forecast begins with a shorter one, number by
 * number.
 *
 * @param definition id of the definition, such as {@code forecast/13-weeks-of-7.0-days/no-arrivals/level-0.9/draws-1000/seed-1}
 * @param method     how intervals were made, and of what
 * @param customers  how many are known
 * @param unit       of the periods
 * @param asOf       the last day observed, included; null if the customers were summarised elsewhere, without dates
 * @param arrivals   customers to come
 * @param periods    one per period, in order
 * @param cohorts    means by cohort and period
 */
public record Forecast(
        String definition,
        String method,
        long customers,
        TimeUnit unit,
        @Nullable LocalDate asOf,
        Arrivals arrivals,
        List<ForecastPeriod> periods,
        ForecastCohorts cohorts)
        implements Result, Serializable {

    /** Copies the list. */
    public Forecast {
        periods = List.copyOf(periods);
    }

    /**
     * Purchases to come by this model, of the customers of this summary; the last word of the definition is how far to look.
     *
     * @param summary  what the model was fitted to, or other customers it is believed of
     */
    public static ForecastDefinition of(PurchaseModel model, PurchaseSummary summary) {
        return ForecastDefinition.of(model, summary);
    }

    /** All purchases up to the end of the last period. */
    public Outlook purchases() {
        return last().cumulativePurchases();
    }

    /** All revenue up to the end of the last period, in units of money; empty without a spend model. */
    public Optional<Outlook> revenue() {
        return Optional.ofNullable(last().cumulativeRevenue());
    }

    /**
     * How good this forecast was, made from the calibration, in the complete periods of the holdout: of known customers, since a summary leaves out
     * who is new in its holdout.
     *
     * @param summary the summary it was made from, with its holdout
     * @throws IllegalArgumentException if there is no holdout, it does not begin where this forecast does, is shorter than a period, or is of other customers
     */
    public Backtest against(PurchaseSummary summary) {
        return Backtesting.of(this, summary);
    }

    private ForecastPeriod last() {
        return periods.get(periods.size() - 1);
    }

    /** A line per period, and how it was made. */
    @Override
    public String toString() {
        boolean withRevenue = revenue().isPresent();
        TextTable table = new TextTable();
        List<String> head = new ArrayList<>(List.of(unit.name(), "known", "to come", "purchases", "cumulative"));
        if (withRevenue) {
            head.addAll(List.of("revenue", "cumulative revenue"));
        }
        table.line(head);
        for (ForecastPeriod period : periods) {
            List<String> line = new ArrayList<>();
            line.add(period.period() + (period.lastDay() == null ? "" : " to " + period.lastDay()));
            line.add(period.purchases().known().toString());
            line.add(period.purchases().toCome().toString());
            line.add(period.purchases().all().toString());
            line.add(period.cumulativePurchases().all().toString());
            if (period.revenue() != null && period.cumulativeRevenue() != null) {
                line.add(period.revenue().all().toString());
                line.add(period.cumulativeRevenue().all().toString());
            }
            table.line(line);
        }
        return table.toString() + customers + " known customers; customers to come: " + arrivals + "\n" + method + "\n";
    }
}
