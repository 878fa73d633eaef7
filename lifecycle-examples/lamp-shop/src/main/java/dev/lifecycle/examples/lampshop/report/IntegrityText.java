package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.examples.lampshop.Refusals;
import dev.lifecycle.examples.lampshop.Registry;
import dev.lifecycle.examples.lampshop.ReplayCheck;
import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.Grid;
import dev.lifecycle.examples.report.Panels;
import java.util.List;
import java.util.Map;

/** What was done to customers beside their events, and whether the figures can be trusted, on the terminal. */
final class IntegrityText {

    private static final int REFUSALS = 5;

    private IntegrityText() {}

    static void print(Console console, IntegrityPanel integrity, Map<String, Long> log) {
        console.head("Can the figures be trusted?");
        console.line("  what the models made of the log: %s", TouchpointText.list(log));
        refusals(console, integrity.refusals());
        List<Registry.Erased> erasures = integrity.erasures();
        console.line(
                "  %d visitors merged into the customers they were; %d customers erased, the counts of every stage the same"
                        + " after %d",
                integrity.merges(),
                erasures.size(),
                erasures.stream().filter(Registry.Erased::countsUnchanged).count());
        console.line(
                "  five-stage v1 to v2 on 2026-03-15: dry run, then %,d customers migrated, %d in flight, %d failed",
                integrity.migrated(), integrity.inFlight(), integrity.failed());
        long customers =
                integrity.replays().stream().mapToLong(ReplayCheck::customers).sum();
        long agreeing =
                integrity.replays().stream().mapToLong(ReplayCheck::agreeing).sum();
        console.line(
                "  replayed in order of time, %,d of %,d positions are where they are live; the rest came late, or by import"
                        + " or merge",
                agreeing, customers);
        console.line(
                "  counted in New York's days instead, rows of %d tables would read otherwise; zone_change.csv lists them",
                integrity.zone().size());
    }

    /** The commonest refusals; refusals.csv has all. */
    private static void refusals(Console console, Refusals refusals) {
        Grid grid = new Grid(4);
        refusals.ranked().stream()
                .limit(REFUSALS)
                .forEach(one -> grid.line(
                        "    " + one.getKey().event(),
                        one.getKey().stage(),
                        one.getKey().model(),
                        one.getKey().reason(),
                        Panels.number(one.getValue())));
        console.line("  the commonest of what was refused (refusals.csv has all):");
        console.block(grid);
    }
}
