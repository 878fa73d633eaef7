package dev.lifecycle.examples.report;

import dev.lifecycle.metrics.churn.SilencePeriod;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.retention.Cohort;
import dev.lifecycle.metrics.retention.GrowthPeriod;
import dev.lifecycle.metrics.retention.Retention;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as a person reads them, no wider than 80 columns; what does not fit is in the report. */
public final class Panels {

    /** How many cohorts and periods are shown unless said otherwise. */
    public static final int USUAL = 13;

    private static final int COLUMNS = 9;
    private static final int BAR = 30;

    private Panels() {}

    /** How many customers each stage of a model has, with a bar. */
    public static Grid stages(Board board) {
        Grid grid = new Grid(3).line(board.model(), "customers", "share");
        board.stages().forEach((stage, count) -> {
            double share = board.customers() == 0 ? 0 : (double) count / board.customers();
            grid.line("  " + stage, number(count), percent(share), "█".repeat((int) Math.round(share * BAR)));
        });
        return grid;
    }

    /** How often customers went where; into the same stage means that they began again there. */
    public static Grid moves(Board board) {
        Grid grid = new Grid().line(board.model(), "moves");
        board.transitions()
                .forEach((from, row) -> row.forEach((to, count) ->
                        grid.line("  " + from + " → " + (to.equals(from) ? "again" : to), number(count))));
        return grid;
    }

    /** The latest cohorts, so many: what share of each bought again so many periods after its first purchase. */
    public static Grid retention(Retention retention, int cohorts) {
        int columns = Math.min(retention.lastK(), COLUMNS);
        List<String> head = new ArrayList<>(List.of("first in", "size"));
        for (int k = 1; k <= columns; k++) {
            head.add("+" + k + " ");
        }
        Grid grid = new Grid().line(head);
        for (Cohort cohort : last(retention.cohorts(), cohorts)) {
            List<String> line = new ArrayList<>(List.of(cohort.period().label(), number(cohort.size())));
            for (int k = 1; k <= Math.min(columns, cohort.counts().size() - 1); k++) {
                line.add(cell(cohort.rate(k)));
            }
            grid.line(line);
        }
        List<String> mean = new ArrayList<>(List.of("all, %", number(retention.size())));
        for (int k = 1; k <= columns; k++) {
            mean.add(cell(retention.weightedMean(k)));
        }
        return grid.line(mean);
    }

    /** The latest periods, so many: who bought, who came back, who fell silent, who was lost. */
    public static Grid growth(Figures figures, int periods) {
        Grid grid = new Grid().line("period", "new", "returning", "resurrected", "dormant", "lost", "of", "churn");
        for (GrowthPeriod one : last(figures.growth().all(), periods)) {
            SilencePeriod churn = figures.churn().of(one.period().label());
            grid.line(
                    one.period().label() + (one.complete() ? "" : "*"),
                    number(one.newCustomers()),
                    number(one.returning()),
                    number(one.resurrected()),
                    number(one.dormant()),
                    number(churn.rate().part()),
                    number(churn.rate().whole()),
                    churn.rate().value().isPresent()
                            ? percent(churn.rate().value().getAsDouble())
                            : "-");
        }
        return grid;
    }

    /** {@code 1,234}. */
    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 15.3 %}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String cell(MeasuredRate rate) {
        return rate.value().isEmpty()
                ? "- "
                : String.format(Locale.ROOT, "%.1f%s", 100 * rate.value().getAsDouble(), rate.complete() ? " " : "*");
    }

    private static <T> List<T> last(List<T> all, int count) {
        return all.subList(Math.max(0, all.size() - count), all.size());
    }
}
