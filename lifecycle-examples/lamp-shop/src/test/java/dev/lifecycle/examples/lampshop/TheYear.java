package dev.lifecycle.examples.lampshop;

import dev.lifecycle.examples.lampshop.report.YearPanels;
import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.panels.Dashboard;
import dev.lifecycle.examples.report.panels.Panel;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The whole year, lived once for all tests that only look at it. */
final class TheYear {

    static final Scenario SCENARIO = ScenarioGenerator.generate(ScenarioGenerator.SEED);
    static final Simulation SIMULATION = live(SCENARIO.log());
    static final Chronicle CHRONICLE = Chronicle.of(SCENARIO, SIMULATION);
    static final Dashboard BOARD = YearPanels.of(CHRONICLE, SIMULATION, Clocks.OWN);

    private TheYear() {}

    /** Lives through this log. */
    static Simulation live(List<Arrival> log) {
        Simulation simulation = new Simulation();
        simulation.run(log, new Console(OutputStream.nullOutputStream()));
        return simulation;
    }

    /** All panels of this kind, one for each shop. */
    static <P extends Panel> List<P> panels(Class<P> kind) {
        return BOARD.panels().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The rows of a table as maps of column to text. */
    static List<Map<String, String>> rows(List<Table> tables, String name) {
        Table table = tables.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no table " + name));
        return table.rows().stream().map(row -> row(table.columns(), row)).toList();
    }

    private static Map<String, String> row(List<String> columns, List<@Nullable Object> cells) {
        return columns.stream()
                .collect(Collectors.toMap(
                        column -> column, column -> String.valueOf(cells.get(columns.indexOf(column)))));
    }
}
