package dev.lifecycle.examples.report.purchases;

import static dev.lifecycle.examples.report.Report.ordered;

import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.Report;
import dev.lifecycle.examples.report.panels.LifetimePanel;
import dev.lifecycle.examples.report.panels.ModelsPanel;
import dev.lifecycle.examples.report.rows.PurchaseDay;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.Fitted;
import dev.lifecycle.metrics.value.lifetime.CustomerValue;
import dev.lifecycle.metrics.value.lifetime.LifetimeValue;
import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.purchase.MbgNbd;
import dev.lifecycle.metrics.value.purchase.ParetoNbd;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.purchase.TrackingCurve;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummaryDefinition;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the first part of a log lets one expect of the second: the purchase and spend models, fitted in weeks of seven days, and the value
 * of each customer in the year to come, without a margin (the log has none) and discounted by 10 % a year.
 */
final class CustomerBase {

    private static final String VALUE = "bg-nbd/gamma-gamma/52-weeks/discount-10-percent-a-year/revenue";
    private static final int TOP = 10;
    private static final double DISCOUNT = 0.10;
    private static final double WEEKS = 52;
    private static final double DAYS_PER_WEEK = 7;

    private final List<PurchaseDay> days;
    private final LocalDate calibrateUntil;
    private final LocalDate observeUntil;
    private final PurchaseSummary summary;

    CustomerBase(List<PurchaseDay> days, ZoneId zone, LocalDate calibrateUntil, LocalDate observeUntil) {
        this.days = days;
        this.calibrateUntil = calibrateUntil;
        this.observeUntil = observeUntil;
        PurchaseSummaryDefinition<PurchaseDay> purchases =
                PurchaseSummary.of(PurchaseDay::customer, PurchaseDay::day, PurchaseDay::total);
        summary = days.stream()
                .collect((observeUntil.isAfter(calibrateUntil) ? purchases.holdoutUntil(observeUntil) : purchases)
                        .over(TimeUnit.weeks(zone), calibrateUntil));
    }

    /** Whether anybody bought a second time before the calibration's end; without that no model can be fitted. */
    boolean hasRepeats() {
        return summary.repeats() > 0;
    }

    /** Puts everything into the report; what cannot be fitted is null. */
    void into(Report report, Console console) {
        report.put("summary", summaryOf());
        BgNbd bgNbd = hasRepeats() ? BgNbd.fit(summary) : null;
        MbgNbd mbgNbd = hasRepeats() ? MbgNbd.fit(summary) : null;
        ParetoNbd paretoNbd = hasRepeats() ? ParetoNbd.fit(summary) : null;
        GammaGamma spend = hasSpend() ? GammaGamma.fit(summary) : null;
        report.put("bgNbd", bgNbd == null ? null : fitted(bgNbd.parameters(), bgNbd.fit()))
                .put("mbgNbd", mbgNbd == null ? null : fitted(mbgNbd.parameters(), mbgNbd.fit()))
                .put("paretoNbd", paretoNbd == null ? null : fitted(paretoNbd.parameters(), paretoNbd.fit()))
                .put("gammaGamma", spend == null ? null : fitted(spend.parameters(), spend.fit()))
                .put("lifetimeValue", bgNbd == null || spend == null ? null : valueOf(bgNbd, spend));
        tables(report, bgNbd, mbgNbd, paretoNbd, spend);
        console.head("What the purchases up to %s foretell, in weeks", calibrateUntil);
        tell(console, bgNbd);
        tell(console, mbgNbd);
        tell(console, paretoNbd);
        if (spend != null) {
            console.line("  %s", spend);
        }
        if (bgNbd != null && summary.hasHoldout()) {
            console.line("  BG/NBD in the holdout: %s", foretold(bgNbd));
        }
    }

    private void tables(
            Report report,
            @Nullable BgNbd bgNbd,
            @Nullable MbgNbd mbgNbd,
            @Nullable ParetoNbd paretoNbd,
            @Nullable GammaGamma spend) {
        if (bgNbd == null || mbgNbd == null || paretoNbd == null) {
            return;
        }
        Map<String, Fitted<?>> fitted = new LinkedHashMap<>();
        fitted.put("bg-nbd", bgNbd);
        fitted.put("mbg-nbd", mbgNbd);
        fitted.put("pareto-nbd", paretoNbd);
        if (spend != null) {
            fitted.put("gamma-gamma", spend);
        }
        report.tables(new ModelsPanel(PurchaseReport.ALL, fitted).tables());
        if (spend != null && spend.meanSpend().isPresent()) {
            report.tables(LifetimePanel.of(
                            PurchaseReport.ALL,
                            bgNbd,
                            spend,
                            value -> value.discountPerYear(DISCOUNT).overWeeks(WEEKS),
                            new Segmented<>(Map.of(), summary),
                            VALUE)
                    .tables());
        }
    }

    private static void tell(Console console, @Nullable PurchaseModel model) {
        if (model != null) {
            console.line("  %s", model);
        }
    }

    private String foretold(PurchaseModel model) {
        return String.format(
                Locale.ROOT,
                "%,.0f repeat purchases expected, %,d seen",
                model.predict(summary, holdoutWeeks()).totalPurchases(),
                holdoutPurchases());
    }

    private Map<String, @Nullable Object> summaryOf() {
        return ordered(
                "customers", summary.size(),
                "repeatPurchases", summary.repeats(),
                "unit", "week of 7 days",
                "calibrateUntil", calibrateUntil.toString(),
                "observeUntil", observeUntil.toString(),
                "holdoutPurchases", summary.hasHoldout() ? holdoutPurchases() : null,
                "conventions", summary.conventions().map(Object::toString).orElse(null));
    }

    private static Map<String, @Nullable Object> fitted(Map<String, Double> parameters, Optional<Fit> fit) {
        Fit found = fit.orElseThrow();
        return ordered(
                "parameters", parameters,
                "logLikelihood", found.logLikelihood(),
                "standardErrors", found.standardErrors(),
                "verdict", found.verdict().toString(),
                "iterations", found.iterations(),
                "gradientNorm", found.gradientNorm());
    }

    private Map<String, @Nullable Object> valueOf(BgNbd purchases, GammaGamma spend) {
        LifetimeValue value =
                LifetimeValue.of(purchases, spend).discountPerYear(DISCOUNT).overWeeks(WEEKS);
        Map<String, LocalDate> first = new LinkedHashMap<>();
        days.forEach(day -> first.merge(day.customer(), day.day(), (one, other) -> one.isBefore(other) ? one : other));
        Map<String, double[]> cohorts = new TreeMap<>();
        value.values(summary).forEach(one -> {
            String month = first.getOrDefault(one.customer().toString(), calibrateUntil)
                    .toString()
                    .substring(0, 7);
            double[] sums = cohorts.computeIfAbsent(month, cohort -> new double[2]);
            sums[0]++;
            sums[1] += one.value();
        });
        return ordered(
                "definition", VALUE,
                "total", orNull(value.total(summary)),
                "top", value.top(summary, TOP).stream().map(CustomerBase::row).toList(),
                "cohorts",
                        cohorts.entrySet().stream()
                                .map(cohort -> ordered(
                                        "cohort",
                                        cohort.getKey(),
                                        "customers",
                                        (long) cohort.getValue()[0],
                                        "value",
                                        cohort.getValue()[1]))
                                .toList(),
                "expectedInHoldout",
                        summary.hasHoldout()
                                ? purchases.predict(summary, holdoutWeeks()).totalPurchases()
                                : null,
                "seenInHoldout", summary.hasHoldout() ? holdoutPurchases() : null,
                "holdoutError", orNull(TrackingCurve.of(purchases, summary).holdoutError()));
    }

    private static Map<String, @Nullable Object> row(CustomerValue one) {
        return ordered(
                "customer", one.customer().toString(),
                "value", one.value(),
                "probabilityAlive", one.probabilityAlive());
    }

    private boolean hasSpend() {
        return hasRepeats() && days.stream().anyMatch(day -> day.total().compareTo(BigDecimal.ZERO) > 0);
    }

    private double holdoutWeeks() {
        return ChronoUnit.DAYS.between(calibrateUntil, observeUntil) / DAYS_PER_WEEK;
    }

    private long holdoutPurchases() {
        return summary.customers().stream()
                .mapToLong(customer -> summary.holdout(customer).purchases())
                .sum();
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
