package dev.lifecycle.examples.report.answer;

import dev.lifecycle.examples.report.rows.PurchaseDay;
import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.forecast.Backtest;
import dev.lifecycle.metrics.value.forecast.Backtested;
import dev.lifecycle.metrics.value.forecast.Forecast;
import dev.lifecycle.metrics.value.forecast.ForecastDefinition;
import dev.lifecycle.metrics.value.forecast.ForecastPeriod;
import dev.lifecycle.metrics.value.forecast.Predicted;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The next 52 weeks of the base, customers still to come among them, and how well the same model foretold the last 13 when it was shown only what came
 * before them.
 *
 * @param forecast week by week
 * @param backtest null where the log is shorter than half a year, or the model fits no such part of it
 */
record Coming(Forecast forecast, @Nullable Backtest backtest) {

    private static final int WEEKS = 13;
    private static final int YEAR = 52;
    private static final int DAYS = 7 * WEEKS;

    /** What the draws of all customers together may cost. */
    private static final long DRAWS = 5_000_000;

    private static final int MOST_DRAWS = 1_000;
    private static final int FEWEST_DRAWS = 99;

    static Optional<Coming> of(Foretelling foretelling, List<PurchaseDay> days, ZoneId zone, LocalDate end) {
        PurchaseModel model = foretelling.model();
        if (model == null) {
            return Optional.empty();
        }
        PurchaseSummary summary = foretelling.summary();
        ForecastDefinition next = drawing(Forecast.of(model, summary), summary, foretelling.spend());
        boolean isMeasured = !summary.firstPurchases().firstKey().isAfter(end.minusDays(DAYS))
                && !summary.firstPurchases().tailMap(end.minusDays(DAYS - 1L)).isEmpty();
        Forecast forecast = (isMeasured ? next.arrivingAsInLast(WEEKS) : next).overWeeks(YEAR);
        return Optional.of(new Coming(forecast, backtest(foretelling, model, days, zone, end)));
    }

    private static ForecastDefinition drawing(
            ForecastDefinition next, PurchaseSummary summary, @Nullable GammaGamma spend) {
        int draws = (int) Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, DRAWS / summary.size()));
        ForecastDefinition drawn = next.drawing(draws, 1);
        return spend == null ? drawn : drawn.spending(spend);
    }

    private static @Nullable Backtest backtest(
            Foretelling foretelling, PurchaseModel model, List<PurchaseDay> days, ZoneId zone, LocalDate end) {
        LocalDate learned = end.minusDays(DAYS);
        if (foretelling.summary().firstPurchases().firstKey().isAfter(learned.minusDays(DAYS))) {
            return null;
        }
        PurchaseSummary before = days.stream()
                .collect(PurchaseSummary.of(PurchaseDay::customer, PurchaseDay::day, PurchaseDay::total)
                        .holdoutUntil(end)
                        .over(TimeUnit.weeks(zone), learned));
        if (before.repeats() == 0) {
            return null;
        }
        PurchaseModel then = model.refit(before);
        return converged(then.fit())
                ? drawing(Forecast.of(then, before), before, null)
                        .overWeeks(WEEKS)
                        .against(before)
                : null;
    }

    private static boolean converged(Optional<Fit> fit) {
        return fit.isPresent() && fit.get().verdict().converged();
    }

    /** Whether customers still to come are in it, as many as came in the last 13 weeks. */
    boolean withNewcomers() {
        return forecast.arrivals().observed() != null;
    }

    /** A line for each time, and how good it was. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int weeks : new int[] {WEEKS, YEAR}) {
            ForecastPeriod last = forecast.periods().get(weeks - 1);
            lines.add(String.format(
                    Locale.ROOT,
                    "  %d weeks: %s purchases%s",
                    weeks,
                    range(last.cumulativePurchases().all()),
                    last.cumulativeRevenue() == null
                            ? ""
                            : " for " + range(last.cumulativeRevenue().all())));
        }
        if (backtest == null) {
            lines.add("  Nothing says how good such a forecast is: the log has less than 26 weeks.");
        } else {
            lines.addAll(held(backtest.purchases()));
        }
        return lines;
    }

    private static List<String> held(Backtested of) {
        String error = of.errorPercent().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", %.1f %% too %s",
                        Math.abs(of.errorPercent().getAsDouble()),
                        of.errorPercent().getAsDouble() > 0 ? "many" : "few");
        return List.of(
                "  Shown all but the last 13 weeks, the same model foretold " + range(of.foretold()),
                String.format(
                        Locale.ROOT,
                        "  repeat purchases; %,.0f came%s: %s.",
                        of.actual(),
                        error,
                        of.held() ? "within its bounds" : "outside its bounds"));
    }

    private static String range(Predicted predicted) {
        return String.format(
                Locale.ROOT,
                "%,.0f (%,.0f to %,.0f)",
                predicted.expected(),
                predicted.predictionInterval().low(),
                predicted.predictionInterval().high());
    }
}
