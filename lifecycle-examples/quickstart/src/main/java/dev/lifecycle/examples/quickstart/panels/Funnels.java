package dev.lifecycle.examples.quickstart.panels;

import dev.lifecycle.examples.quickstart.report.Table;
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
            boolean known = one.reasons() != null && !one.reasons().reasons().isEmpty();
            table.row(
                    rank++,
                    one.after(),
                    one.step(),
                    one.impact(),
                    known ? one.reasons().reasons().get(0).reason() : null,
                    one.reasons() == null ? null : one.reasons().coverage().value(),
                    one.loss());
        }
        return table;
    }
}
