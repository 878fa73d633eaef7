package dev.lifecycle.examples.quickstart.demo;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.examples.quickstart.demo.DemoFindings.Due;
import dev.lifecycle.examples.quickstart.report.Console;
import dev.lifecycle.examples.quickstart.report.Grid;
import dev.lifecycle.examples.quickstart.report.Panels;
import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Kind;
import dev.lifecycle.store.Touchpoint;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the demo says on the terminal when the year is over. */
final class DemoText {

    private static final String SHOWN = "alice";
    private static final int FIRST = 8;
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Console console;
    private final Simulation simulation;
    private final DemoFindings findings;

    DemoText(Console console, Simulation simulation, DemoFindings findings) {
        this.console = console;
        this.simulation = simulation;
        this.findings = findings;
    }

    void print() {
        console.head("Where everybody stands, 2026-06-17 10:00 in Paris");
        findings.boards().forEach(board -> console.block(Panels.stages(board)));
        console.head("How far they ever got");
        console.block(findings.funnel());
        console.head("Retention: %% of a month's new buyers who bought again so many months later");
        console.block(Panels.retention(findings.figures().retention()));
        console.head("Growth, and churn by %d days without an order (* not over yet)", DemoFindings.SILENCE);
        console.block(Panels.growth(findings.figures()));
        console.line("  bought on a second day: %s", findings.figures().repeatRate());
        why();
        touchpoints();
        console.head("What the models made of the log: %s", list(findings.log()));
    }

    private void why() {
        console.head("Why is %s where she is?", SHOWN);
        ShopSystems systems = simulation.systems(Shop.FR);
        for (Lifecycle lifecycle : systems.lifecycles()) {
            if (lifecycle.find(SHOWN).isPresent()) {
                console.line("  %s", lifecycle.why(SHOWN));
            }
        }
        console.line("  And how she got there:");
        Grid story = new Grid(1);
        for (HistoryEntry row : systems.fiveStage().history(SHOWN)) {
            story.line(
                    "  " + MINUTES.format(row.at().atZone(Shop.FR.zone())),
                    row.to().id(),
                    said(row));
        }
        console.block(story);
    }

    private static String said(HistoryEntry row) {
        String what = row.cause().trigger();
        String passed = row.cause().passed() == null ? "" : " '" + row.cause().passed() + "'";
        if (row.kind() == Kind.REFUSED) {
            return what + " was refused";
        }
        return what + passed + (row.isEntry() ? "" : row.kind() == Kind.IGNORED ? ", ignored" : ", stays");
    }

    /** What went out in the year, and what comes next. */
    private void touchpoints() {
        List<Due> due = findings.due();
        console.head("Touchpoints: %,d sent in the year", total(findings.sent()));
        console.line("  held back: %s", list(findings.heldBack()));
        console.line("  due within the next 24 hours: %,d; the first of them", due.size());
        Grid grid = new Grid(1);
        for (Due one : due.subList(0, Math.min(FIRST, due.size()))) {
            Touchpoint touchpoint = one.touchpoint();
            grid.line(
                    MINUTES.format(touchpoint.due().atZone(one.shop().zone())),
                    one.shop().id() + "/" + touchpoint.subject(),
                    touchpoint.id(),
                    touchpoint.key().model());
        }
        console.block(grid);
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String list(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(one -> Panels.number(one.getValue()) + " " + one.getKey())
                .collect(Collectors.joining(", "));
    }
}
