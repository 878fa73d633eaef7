package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.examples.report.Grid;
import dev.lifecycle.examples.report.Panels;
import dev.lifecycle.examples.report.panels.Kpi;
import dev.lifecycle.examples.report.panels.KpiPanel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The strip of key figures on the terminal. */
final class KpiText {

    private KpiText() {}

    static Grid of(KpiPanel kpis) {
        Grid grid = new Grid().line("", "period", "", "95 % interval", "of", "before", "p");
        for (Kpi kpi : kpis.all()) {
            grid.line(
                    kpi.name(),
                    kpi.period(),
                    text(kpi, kpi.value()),
                    interval(kpi),
                    kpi.n() == null ? "" : Panels.number(kpi.n()),
                    kpi.was() == null ? "" : text(kpi, kpi.was()),
                    kpi.pValue() == null ? "" : String.format(Locale.ROOT, "%.2f", kpi.pValue()));
        }
        return grid;
    }

    private static String interval(Kpi kpi) {
        return kpi.interval() == null
                ? ""
                : bare(kpi, kpi.interval().low()) + "–"
                        + bare(kpi, kpi.interval().high());
    }

    private static String text(Kpi kpi, @Nullable Double value) {
        if (value == null) {
            return "-";
        }
        return switch (kpi.unit()) {
            case "share" -> bare(kpi, value) + " %";
            case "points", "mean", "ratio" -> bare(kpi, value);
            default -> bare(kpi, value) + " " + kpi.unit();
        };
    }

    private static String bare(Kpi kpi, double value) {
        return switch (kpi.unit()) {
            case "share" -> String.format(Locale.ROOT, "%.1f", 100 * value);
            case "points" -> String.format(Locale.ROOT, "%.0f", value);
            default -> String.format(Locale.ROOT, "%,.2f", value);
        };
    }
}
