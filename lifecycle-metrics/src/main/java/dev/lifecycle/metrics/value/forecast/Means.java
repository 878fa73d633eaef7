package dev.lifecycle.metrics.value.forecast;

import dev.lifecycle.metrics.value.numeric.Quadrature;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.distinct.DistinctRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The expected purchases and revenue, in closed form, by cohort and period. */
final class Means {

    private final Horizon horizon;
    private final PurchaseModel model;
    private final @Nullable GammaGamma spend;

    Means(Horizon horizon, PurchaseModel model, @Nullable GammaGamma spend) {
        this.horizon = horizon;
        this.model = model;
        this.spend = spend;
    }

    private static final class Cells {
        final double[] purchases;
        final double[] revenue;
        long customers;

        Cells(int periods) {
            purchases = new double[periods];
            revenue = new double[periods];
        }
    }

    /** The cohorts there are, the oldest first. */
    List<ForecastCohort> known(PurchaseSummary summary, DistinctRows rows) {
        double[] alive = rows.together(model::probabilitiesAlive);
        double[] perPurchase = perPurchase(summary);
        Map<Integer, Cells> cohorts = new TreeMap<>();
        Cells[] cohortOf = new Cells[summary.size()];
        for (int customer = 0; customer < cohortOf.length; customer++) {
            int entered = horizon.entered(summary.row(customer).age());
            cohortOf[customer] = cohorts.computeIfAbsent(entered, period -> new Cells(horizon.periods()));
            cohortOf[customer].customers++;
        }
        double[] before = new double[rows.size()];
        for (int period = 0; period < horizon.periods(); period++) {
            double end = horizon.end(period + 1);
            double[] now = rows.ifAlive((frequency, age) -> model.expectedPurchasesIfAlive(frequency, age, end));
            for (int customer = 0; customer < cohortOf.length; customer++) {
                int row = rows.of(customer);
                double mean = alive[row] * Math.max(0, now[row] - before[row]);
                cohortOf[customer].purchases[period] += mean;
                cohortOf[customer].revenue[period] += mean * perPurchase[customer];
            }
            before = now;
        }
        List<ForecastCohort> known = new ArrayList<>();
        cohorts.forEach((entered, cells) -> known.add(cohort(entered, (double) cells.customers, cells)));
        return known;
    }

    /**
     * The cohorts to come. Of one customer who comes evenly over a period, k periods later, the mean up to the end is 1 + ∫ E[X((k + u) length)] du over u
     * from 0 to 1, the first purchase included.
     */
    List<ForecastCohort> toCome(Arrivals arrivals) {
        int periods = horizon.periods();
        double[] ofEach = new double[periods];
        double before = 0;
        for (int later = 0; later < periods; later++) {
            double start = later;
            double mean = 1 + Quadrature.integrate(u -> model.expectedPurchases(horizon.length() * (start + u)), 0, 1);
            ofEach[later] = Math.max(0, mean - before);
            before = mean;
        }
        double perPurchase = spend == null ? 0 : spend.meanSpend().orElse(Double.NaN);
        List<ForecastCohort> toCome = new ArrayList<>();
        for (int entered = 1; entered <= periods; entered++) {
            double customers = arrivals.perPeriod().get(entered - 1);
            if (customers == 0) {
                continue;
            }
            Cells cells = new Cells(periods);
            for (int period = entered - 1; period < periods; period++) {
                cells.purchases[period] = customers * ofEach[period - entered + 1];
                cells.revenue[period] = cells.purchases[period] * perPurchase;
            }
            toCome.add(cohort(entered, customers, cells));
        }
        return toCome;
    }

    private double[] perPurchase(PurchaseSummary summary) {
        double[] perPurchase = new double[summary.size()];
        if (spend != null) {
            Arrays.setAll(perPurchase, i -> spend.expectedSpend(summary.row(i)).orElse(Double.NaN));
        }
        return perPurchase;
    }

    private ForecastCohort cohort(int entered, double customers, Cells cells) {
        return new ForecastCohort(
                entered,
                horizon.lastDay(entered),
                customers,
                list(cells.purchases),
                spend == null ? List.of() : list(cells.revenue));
    }

    private List<Double> list(double[] values) {
        for (double value : values) {
            if (spend != null && Double.isNaN(value)) {
                throw new IllegalArgumentException(Messages.noMeanSpend(spend.toString()));
            }
        }
        return Arrays.stream(values).boxed().toList();
    }
}
