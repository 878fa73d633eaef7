package dev.lifecycle.metrics.value.forecast;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Purchases to come by cohort and period; summed over the cohorts they are the expected purchases of the forecast.
 *
 * @param all  the cohorts that have customers, the oldest first, then one for each period of the forecast in which customers are still to come
 */
public record ForecastCohorts(List<ForecastCohort> all) implements Result, Serializable {

    /** Copies the list. */
    public ForecastCohorts {
        all = List.copyOf(all);
    }

    /**
     * The cohort that entered in that period, see {@link ForecastCohort#entered}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public ForecastCohort entered(int period) {
        return all.stream()
                .filter(cohort -> cohort.entered() == period)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Messages.noCohort(period)));
    }

    /** The mean in a period of the forecast, of known customers or of those to come; periods are counted from 0. */
    double purchases(boolean toCome, int period) {
        return all.stream()
                .filter(cohort -> cohort.toCome() == toCome)
                .mapToDouble(cohort -> cohort.purchases().get(period))
                .sum();
    }

    double revenue(boolean toCome, int period) {
        return all.stream()
                .filter(cohort -> cohort.toCome() == toCome)
                .mapToDouble(cohort -> cohort.revenue().get(period))
                .sum();
    }

    /** A line per cohort, a column per period of the forecast. */
    @Override
    public String toString() {
        TextTable table = new TextTable();
        int periods = all.isEmpty() ? 0 : all.get(0).purchases().size();
        int shown = Math.min(periods, TextTable.AGES);
        List<String> head = new ArrayList<>(List.of("entered", "customers"));
        for (int period = 1; period <= shown; period++) {
            head.add(String.valueOf(period));
        }
        table.line(head);
        for (ForecastCohort cohort : all) {
            List<String> line = new ArrayList<>();
            line.add(cohort.lastDay() == null ? String.valueOf(cohort.entered()) : "to " + cohort.lastDay());
            line.add(String.format(Locale.ROOT, cohort.toCome() ? "%.1f" : "%.0f", cohort.customers()));
            cohort.purchases().subList(0, shown).forEach(mean -> line.add(String.format(Locale.ROOT, "%.1f", mean)));
            table.line(line);
        }
        return table + TextTable.cut(periods);
    }
}
