package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.examples.lampshop.Scenario;
import dev.lifecycle.examples.lampshop.ScenarioGenerator;
import dev.lifecycle.examples.lampshop.Simulation;
import dev.lifecycle.examples.report.Console;
import java.io.IOException;
import java.nio.file.Path;

/** The whole way from the made-up year of Maison Lumen to {@code report.json}. */
public final class YearReport {

    private final Console console;

    /** A report told on this console. */
    public YearReport(Console console) {
        this.console = console;
    }

    /**
     * Generates, handles, measures, prints and writes.
     *
     * @param into the directory of the report
     * @throws IOException if writing fails
     */
    public Path run(Path into) throws IOException {
        Scenario scenario = ScenarioGenerator.generate(ScenarioGenerator.SEED);
        console.line("A made-up year of Maison Lumen: lamps in two shops, bulbs by subscription");
        console.line(
                "  %,d customers, %,d events",
                scenario.customers().size(), scenario.log().size());
        console.head("Handling them as they come in, in five models side by side");
        Simulation simulation = new Simulation();
        simulation.run(scenario.log(), console);
        YearFindings findings = YearFindings.of(scenario, simulation);
        new YearText(console, simulation, findings).print();
        Path written = findings.report().write(into);
        console.head("All of it is in %s, and each of its tables in a CSV file beside it", written);
        return written;
    }
}
