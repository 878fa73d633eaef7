package dev.lifecycle.examples.quickstart.panels;

import dev.lifecycle.examples.quickstart.report.Table;
import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.GrowthPeriod;
import java.util.List;

/**
 * Who was new, came back or fell silent, period by period; under each birth rule for itself, because they answer differently.
 *
 * @param rules growth accounting under one birth rule each
 */
public record GrowthPanel(List<Growth> rules) implements Panel {

    @Override
    public List<Table> tables() {
        Table table = new Table("growth", "period,new,returning,resurrected,dormant,active,pulse,complete,definition");
        for (Growth growth : rules) {
            for (GrowthPeriod one : growth.all()) {
                table.row(
                        one.period(),
                        one.newCustomers(),
                        one.returning(),
                        one.resurrected(),
                        one.dormant(),
                        one.active(),
                        one.pulse(),
                        one.complete(),
                        one.definition());
            }
        }
        return List.of(table);
    }
}
