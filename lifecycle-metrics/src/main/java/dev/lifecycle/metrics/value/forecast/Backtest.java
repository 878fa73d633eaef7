package dev.lifecycle.metrics.value.forecast;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How good a forecast was: foretold at the end of the calibration, held against the complete periods of the holdout. It is of the customers known at
 * the end of the calibration.
 *
 * @param definition of the forecast
 * @param customers  how many it is of
 * @param periods    those that both the forecast and the holdout have, one at least
 */
public record Backtest(String definition, long customers, List<BacktestPeriod> periods)
        implements Result, Serializable {

    /** Copies the list. */
    public Backtest {
        periods = List.copyOf(periods);
    }

    /** All purchases. */
    public Backtested purchases() {
        return last().cumulativePurchases();
    }

    /** All revenue, in units of money; empty if none was foretold, or the purchases have no amounts. */
    public Optional<Backtested> revenue() {
        return Optional.ofNullable(last().cumulativeRevenue());
    }

    /** In how many periods the interval held what came; a share near the level is what a good model has. Periods share their parameters, and so err together. */
    public Rate periodsHeld() {
        long held = periods.stream().filter(period -> period.purchases().held()).count();
        return new Rate(held, periods.size());
    }

    private BacktestPeriod last() {
        return periods.get(periods.size() - 1);
    }

    /** A line per period, then all together. */
    @Override
    public String toString() {
        TextTable table = new TextTable();
        table.line(List.of("period", "foretold", "came", "foretold so far", "came so far", "error %"));
        for (BacktestPeriod period : periods) {
            List<String> line = new ArrayList<>();
            line.add(period.period() + " to " + period.lastDay());
            line.add(period.purchases().foretold() + (period.purchases().held() ? "" : "*"));
            line.add(String.format(Locale.ROOT, "%.0f", period.purchases().actual()));
            line.add(period.cumulativePurchases().foretold()
                    + (period.cumulativePurchases().held() ? "" : "*"));
            line.add(String.format(
                    Locale.ROOT, "%.0f", period.cumulativePurchases().actual()));
            line.add(
                    period.cumulativePurchases().errorPercent().isEmpty()
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "%+.1f",
                                    period.cumulativePurchases().errorPercent().getAsDouble()));
            table.line(line);
        }
        return table + "* the interval did not hold what came; purchases of " + customers + " known customers\n"
                + revenue().map(all -> "revenue: " + all + "\n").orElse("");
    }
}
