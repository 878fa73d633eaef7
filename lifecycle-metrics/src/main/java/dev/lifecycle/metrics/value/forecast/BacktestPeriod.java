package dev.lifecycle.metrics.value.forecast;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One complete period of the holdout, and all up to its end; of known customers.
 *
 * @param period              1 for the first of the holdout
 * @param lastDay             of the period, included
 * @param purchases           in the period
 * @param revenue             in the period, in units of money; null if none was foretold, or the purchases have no amounts
 * @param cumulativePurchases up to its end
 * @param cumulativeRevenue   the same of revenue
 */
public record BacktestPeriod(
        int period,
        LocalDate lastDay,
        Backtested purchases,
        @Nullable Backtested revenue,
        Backtested cumulativePurchases,
        @Nullable Backtested cumulativeRevenue)
        implements Result, Serializable {}
