package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.metrics.churn.ChurnReasons;
import dev.lifecycle.metrics.journey.Bottleneck;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.metrics.journey.FunnelStep;
import java.util.List;

/** Funnels as tables. */
final class Funnels {

    private Funnels() {}

    static Table table(String name, Funnel funnel) {
        Table table = new Table(name, "step,reached,lost,of,median_days," + Table.RATE);
        steps(table, funnel);
        return table;
    }

    private static void steps(Table table, Funnel funnel) {
        for (FunnelStep step : funnel.steps()) {
            table.row(step.name(), step.reached(), step.lost(), "previous", step.timeToConvert(), step.relative());
            table.row(step.name(), step.reached(), step.lost(), "all", step.timeToConvert(), step.overall());
        }
    }

    static Table bottlenecks(String name, List<Bottleneck> ranked) {
        Table table = new Table(name, "rank,after,step,impact,reason,reason_known," + Table.RATE);
        int rank = 1;
        for (Bottleneck one : ranked) {
            ChurnReasons why = one.reasons();
            table.row(
                    rank++,
                    one.after(),
                    one.step(),
                    one.impact(),
                    why == null || why.reasons().isEmpty()
                            ? null
                            : why.reasons().get(0).reason(),
                    why == null ? null : why.coverage().value(),
                    one.loss());
        }
        return table;
    }
}
