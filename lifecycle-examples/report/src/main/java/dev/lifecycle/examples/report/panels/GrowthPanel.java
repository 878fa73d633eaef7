package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.GrowthPeriod;
import java.util.List;

/**
 * Who was new, came back or fell silent, period by period; under each birth rule for itself, because they answer differently.
 *
 * @param rules growth accounting under one birth rule each, by kind of customer and in all
 */
public record GrowthPanel(List<Segmented<String, Growth>> rules) implements Panel {

    private static final String FIGURES = "period,new,returning,resurrected,dormant,active,pulse,complete,definition";

    @Override
    public List<Table> tables() {
        Table all = new Table("growth", FIGURES);
        Table personas = new Table("growth_by_persona", "persona," + FIGURES);
        for (Segmented<String, Growth> rule : rules) {
            rule.total().all().forEach(one -> all.row(figures(one)));
            Segments.ofSeveral(rule)
                    .forEach((segment, growth) -> growth.all().forEach(one -> personas.row(segment, figures(one))));
        }
        return Segments.tables(List.of(all), personas);
    }

    private static List<Object> figures(GrowthPeriod one) {
        return List.of(
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
