package dev.lifecycle.metrics.value.forecast;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to come in one period, and up to its end.
 *
 * @param period              1 for the first after the end of observation
 * @param lastDay             of the period, included; null if the customers were summarised elsewhere, without dates
 * @param purchases           in the period
 * @param revenue             in the period, in units of money; null without a spend model
 * @param cumulativePurchases from the end of observation to the end of the period
 * @param cumulativeRevenue   the same of revenue; null without a spend model
 */
public record ForecastPeriod(
        int period,
        @Nullable LocalDate lastDay,
        Outlook purchases,
        @Nullable Outlook revenue,
        Outlook cumulativePurchases,
        @Nullable Outlook cumulativeRevenue)
        implements Result, Serializable {}
