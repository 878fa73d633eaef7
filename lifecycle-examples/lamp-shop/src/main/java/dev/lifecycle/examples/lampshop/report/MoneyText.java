package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.Grid;
import dev.lifecycle.examples.report.panels.Dashboard;
import dev.lifecycle.examples.report.panels.MrrPanel;
import dev.lifecycle.examples.report.panels.ReasonsPanel;
import dev.lifecycle.examples.report.panels.StageValuePanel;
import dev.lifecycle.metrics.churn.ChurnReasons;
import dev.lifecycle.metrics.revenue.MrrBridge;
import dev.lifecycle.metrics.revenue.MrrPeriod;
import dev.lifecycle.stage.Stage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What subscriptions bring, why they end, and what a customer of each stage is worth, on the terminal. */
final class MoneyText {

    private static final int MONTHS = 4;
    private static final int REASONS = 4;

    private final Console console;
    private final Dashboard board;

    MoneyText(Console console, Dashboard board) {
        this.console = console;
        this.board = board;
    }

    void print() {
        bridge(board.get(MrrPanel.class));
        reasons(board.get(ReasonsPanel.class).all());
        stages(board.get(StageValuePanel.class));
    }

    private void bridge(MrrPanel mrr) {
        List<MrrPeriod> all = mrr.movements().all();
        BigDecimal difference = all.stream().map(mrr::difference).reduce(BigDecimal.ZERO, BigDecimal::add);
        console.head(
                "Recurring revenue of %s in %s (* not over yet); against the contracts running it is %s out",
                mrr.shop(), String.valueOf(mrr.movements().currency()), difference.toPlainString());
        Grid grid = new Grid()
                .line("month", "start", "new", "expansion", "back", "contraction", "churn", "end", "subscribers");
        for (MrrPeriod month : all.subList(Math.max(0, all.size() - MONTHS), all.size())) {
            MrrBridge bridge = month.bridge();
            grid.line(
                    month.period().label() + (month.complete() ? "" : "*"),
                    bridge.start().toPlainString(),
                    bridge.newMrr().toPlainString(),
                    bridge.expansion().toPlainString(),
                    bridge.reactivation().toPlainString(),
                    bridge.contraction().toPlainString(),
                    bridge.churn().toPlainString(),
                    bridge.end().toPlainString(),
                    String.valueOf(month.activeAtEnd()));
        }
        console.block(grid);
    }

    private void reasons(ChurnReasons reasons) {
        console.line(
                "  %d subscriptions ended, %d of them for want of a valid card; the reason is known of %s",
                reasons.lost(), reasons.involuntary(), reasons.coverage().rate());
        console.line(
                "  most often for: %s",
                reasons.reasons().stream()
                        .limit(REASONS)
                        .map(one -> one.lost() + " "
                                + one.reason().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", ")));
    }

    private void stages(StageValuePanel value) {
        console.head(
                "What a customer is worth by stage: the history of moves, times what each stage earns (discounted 1 %% a month)");
        Grid grid = new Grid().line("", "earns a month", "in 12 months", "for ever", "months until lost");
        var year = value.value().valuesOver(12);
        for (Stage stage : value.stages()) {
            var until = value.value().expectedPeriodsToLeave(stage, value.exit());
            grid.line(
                    stage.id(),
                    money(value.margins().getOrDefault(stage, 0.0)),
                    money(year.getOrDefault(stage.id(), 0.0)),
                    money(value.value().value(stage)),
                    until.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f", until.getAsDouble()));
        }
        console.block(grid);
    }

    private static String money(double amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }
}
