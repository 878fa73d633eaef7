package dev.lifecycle.metrics.value.forecast;

import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.SummaryConventions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Finds the periods that a forecast shares with a holdout, and what came in them. */
final class Backtesting {

    private final SortedMap<LocalDate, Long> purchases;
    private final SortedMap<LocalDate, Double> spend;
    private final boolean hasAmounts;

    private Backtesting(PurchaseSummary summary) {
        purchases = summary.repeatPurchases();
        spend = summary.repeatSpend();
        hasAmounts = spend.values().stream().anyMatch(paid -> paid > 0);
    }

    static Backtest of(Forecast forecast, PurchaseSummary summary) {
        SummaryConventions how = summary.conventions()
                .filter(conventions -> conventions.holdoutEnd().isPresent())
                .orElseThrow(() -> new IllegalArgumentException(Messages.noHoldout()));
        LocalDate made = Optional.ofNullable(forecast.asOf())
                .orElseThrow(() -> new IllegalArgumentException(Messages.noHoldout()));
        if (!made.equals(how.calibrationEnd()) || forecast.customers() != summary.size()) {
            throw new IllegalArgumentException(
                    Messages.otherCustomers(how.calibrationEnd(), summary.size(), made, forecast.customers()));
        }
        LocalDate end = how.holdoutEnd().orElseThrow();
        List<BacktestPeriod> periods = new Backtesting(summary).periods(forecast, made, end);
        if (periods.isEmpty()) {
            LocalDate first = made.plusDays(Math.round(forecast.unit().days()));
            throw new IllegalArgumentException(Messages.holdoutTooShort(end, first));
        }
        return new Backtest(forecast.definition(), forecast.customers(), periods);
    }

    private List<BacktestPeriod> periods(Forecast forecast, LocalDate made, LocalDate end) {
        List<BacktestPeriod> periods = new ArrayList<>();
        LocalDate first = made.plusDays(1);
        LocalDate start = first;
        for (ForecastPeriod period : forecast.periods()) {
            LocalDate last =
                    made.plusDays(Math.round(period.period() * forecast.unit().days()));
            if (last.isAfter(end)) {
                break;
            }
            LocalDate after = last.plusDays(1);
            Outlook revenue = hasAmounts ? period.revenue() : null;
            Outlook soFar = hasAmounts ? period.cumulativeRevenue() : null;
            periods.add(new BacktestPeriod(
                    period.period(),
                    last,
                    new Backtested(period.purchases().known(), bought(start, after)),
                    revenue == null ? null : new Backtested(revenue.known(), paid(start, after)),
                    new Backtested(period.cumulativePurchases().known(), bought(first, after)),
                    soFar == null ? null : new Backtested(soFar.known(), paid(first, after))));
            start = after;
        }
        return periods;
    }

    private double bought(LocalDate from, LocalDate to) {
        return purchases.subMap(from, to).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private double paid(LocalDate from, LocalDate to) {
        return spend.subMap(from, to).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
