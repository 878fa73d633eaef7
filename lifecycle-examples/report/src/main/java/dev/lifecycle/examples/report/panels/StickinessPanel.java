package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.metrics.retention.Stickiness;
import java.util.List;

/**
 * On how many days, or in how many periods, customers were active.
 *
 * @param window what was looked at
 * @param days   how many customers were active how often
 */
public record StickinessPanel(String window, Stickiness days) implements Panel {

    @Override
    public List<Table> tables() {
        Table table = new Table("stickiness", "window,active,customers,or_more,definition");
        days.cumulative()
                .forEach(
                        (active, orMore) -> table.row(window, active, days.exactly(active), orMore, days.definition()));
        return List.of(table);
    }
}
