package dev.lifecycle.metrics.value.forecast;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of the customers who first bought, or will first buy, in one period.
 *
 * @param entered   the period of their first purchase: 1 for the first of the forecast, 0 for the last that was observed, −1 for the one before
 * @param lastDay   of that period, included; null if the customers were summarised elsewhere, without dates
 * @param customers how many; of those to come the mean
 * @param purchases the mean in each period of the forecast, the first purchases of those to come among them
 * @param revenue   the mean in each period, in units of money; empty without a spend model
 */
public record ForecastCohort(
        int entered, @Nullable LocalDate lastDay, double customers, List<Double> purchases, List<Double> revenue)
        implements Result, Serializable {

    /** Copies the lists. */
    public ForecastCohort {
        purchases = List.copyOf(purchases);
        revenue = List.copyOf(revenue);
    }

    /** Whether its customers are still to come. */
    public boolean toCome() {
        return entered > 0;
    }

    /** The mean purchases over the whole forecast. */
    public double totalPurchases() {
        return purchases.stream().mapToDouble(Double::doubleValue).sum();
    }
}
