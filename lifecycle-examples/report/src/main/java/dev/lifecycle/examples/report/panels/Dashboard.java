package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All panels of a report.
 *
 * @param panels in order
 */
public record Dashboard(List<Panel> panels) {

    /** Copies the list. */
    public Dashboard {
        panels = List.copyOf(panels);
    }

    /** The first panel of this kind. */
    public <P extends Panel> P get(Class<P> kind) {
        return panels.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + kind.getSimpleName()));
    }

    /** The same with more panels behind. */
    public Dashboard with(Panel... more) {
        List<Panel> all = new ArrayList<>(panels);
        all.addAll(List.of(more));
        return new Dashboard(all);
    }

    /** The tables of all panels; those of one name are one. */
    public List<Table> tables() {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (Panel panel : panels) {
            for (Table table : panel.tables()) {
                tables.merge(table.name(), table, Table::plus);
            }
        }
        return List.copyOf(tables.values());
    }
}
