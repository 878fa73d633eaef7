package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.examples.lampshop.Shop;
import dev.lifecycle.examples.lampshop.Simulation;
import dev.lifecycle.examples.report.Board;
import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.Grid;
import dev.lifecycle.examples.report.Panels;
import dev.lifecycle.examples.report.panels.CheckoutPanel;
import dev.lifecycle.examples.report.panels.Dashboard;
import dev.lifecycle.examples.report.panels.KpiPanel;
import dev.lifecycle.examples.report.panels.TouchpointPanel;
import dev.lifecycle.metrics.journey.checkout.Checkout;

/** What is said on the terminal when the year is over. */
final class YearText {

    private static final int COHORTS = 6;
    private static final int PERIODS = 5;

    private final Console console;
    private final Simulation simulation;
    private final YearFindings findings;

    YearText(Console console, Simulation simulation, YearFindings findings) {
        this.console = console;
        this.simulation = simulation;
        this.findings = findings;
    }

    void print() {
        Dashboard board = findings.dashboard();
        console.head("Key figures of the latest month or quarter that is over; June is not");
        console.block(KpiText.of(board.get(KpiPanel.class)));
        boards();
        console.head("How far they ever got");
        console.block(findings.funnel());
        Checkout carts = board.get(CheckoutPanel.class).checkout().total();
        console.line(
                "  carts: %,d, abandoned %s, recovered within a week %s",
                carts.carts(), carts.abandonment().rate(), carts.recovery().rate());
        console.head("Retention: %% of a month's new buyers who bought again so many months later (* not over yet)");
        console.block(Panels.retention(findings.figures().retention(), COHORTS));
        console.head("Growth, and churn by %d days without an order (* not over yet)", YearFindings.SILENCE);
        console.block(Panels.growth(findings.figures(), PERIODS));
        console.line("  bought on a second day: %s", findings.figures().repeatRate());
        new MoneyText(console, board).print();
        AccountsText.print(console, board.get(AccountsPanel.class));
        StoryText.print(console, simulation.systems(Shop.FR));
        TouchpointText.print(console, board.get(TouchpointPanel.class), findings.due());
        IntegrityText.print(console, board.get(IntegrityPanel.class), findings.log());
    }

    private void boards() {
        console.head("Where everybody stands, 2026-06-17 10:00 in Paris");
        console.block(Panels.stages(findings.boards().get(0)));
        Grid beside = new Grid(1);
        for (Board board : findings.boards().subList(1, findings.boards().size())) {
            beside.line(board.model(), TouchpointText.list(board.stages()));
        }
        console.block(beside);
    }
}
