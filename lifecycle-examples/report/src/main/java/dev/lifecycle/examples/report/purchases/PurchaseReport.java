package dev.lifecycle.examples.report.purchases;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.examples.report.Board;
import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.Figures;
import dev.lifecycle.examples.report.Panels;
import dev.lifecycle.examples.report.Report;
import dev.lifecycle.examples.report.reading.Purchases;
import dev.lifecycle.examples.report.reading.text.UnreadableException;
import dev.lifecycle.examples.report.rows.PurchaseDay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The whole way from the purchases of a log to {@code report.json}. */
public final class PurchaseReport {

    /** The one shop, and the one kind of customer, that a bare log of purchases knows. */
    static final String ALL = "all";

    private final Purchases purchases;
    private final PurchaseSettings settings;
    private final Console console;

    /** A report on these purchases, looked at like this, told on this console. */
    public PurchaseReport(Purchases purchases, PurchaseSettings settings, Console console) {
        this.purchases = purchases;
        this.settings = settings;
        this.console = console;
    }

    /**
     * Handles, measures, prints and writes.
     *
     * @param into the directory of the report
     * @throws UnreadableException if there is no purchase
     * @throws IOException         if writing fails
     */
    public Path run(Path into) throws IOException {
        DayMerge merge = new DayMerge(purchases.columns());
        PurchaseDays days = merge.days();
        ReadingText told = new ReadingText(purchases, console);
        told.tell(merge);
        if (days.isEmpty()) {
            throw new UnreadableException(told.nothing());
        }
        PurchaseRun run = new PurchaseRun(settings);
        console.head("Taking them through %s", names(run));
        run.handle(days, console);
        LocalDate end = end();
        run.sweepToTheEndOf(end);
        List<Board> boards = run.lifecycles().stream().map(Board::of).toList();
        Figures figures = Figures.of(days, settings.periods(), settings.silence(), end);
        print(boards, figures, end);
        tellWhy(run.lifecycles().get(0), days);
        Path written = report(merge, boards, figures, run.lifecycles(), end).write(into);
        purchases.rejects().write(into);
        console.head("All of it is in %s, and each of its tables in a CSV file beside it", written);
        return written;
    }

    private void print(List<Board> boards, Figures figures, LocalDate end) {
        console.head("Stages at the end of %s", end);
        boards.forEach(board -> console.block(Panels.stages(board)));
        console.head("Moves from stage to stage");
        boards.forEach(board -> console.block(Panels.moves(board)));
        console.head("Retention: %% of a cohort that bought again so much later (* not over yet)");
        console.block(Panels.retention(figures.retention(), Panels.USUAL));
        console.head("Growth, and churn by %d days of silence", settings.silence());
        console.block(Panels.growth(figures, Panels.USUAL - 1));
        console.head("Bought on a second day: %s", figures.repeatRate());
    }

    /** The customer who bought most often has the most to tell. */
    private void tellWhy(Lifecycle lifecycle, List<PurchaseDay> days) {
        Map<String, Long> purchases = days.stream()
                .collect(Collectors.groupingBy(PurchaseDay::customer, LinkedHashMap::new, Collectors.counting()));
        Map.Entry<String, Long> most = Collections.max(purchases.entrySet(), Map.Entry.comparingByValue());
        console.head("Why is %s here, who bought on the most days (%d)?", most.getKey(), most.getValue());
        console.line("  %s", lifecycle.why(most.getKey()));
    }

    private Report report(
            DayMerge merge, List<Board> boards, Figures figures, List<Lifecycle> lifecycles, LocalDate end) {
        PurchaseDays days = merge.days();
        Report report = new Report()
                .put("input", purchases.input())
                .put("readAs", purchases.readAs())
                .put("zone", settings.periods().zone().getId())
                .put("period", settings.periods().id())
                .put("silence", settings.silence())
                .put("observedUntil", end.toString())
                .put("customers", figures.customers())
                .put("events", purchases.tally().rows())
                .put("purchaseDays", figures.purchaseDays())
                .put(boards)
                .put(figures);
        new ReadingText(purchases, console).into(report, merge.netting());
        LocalDate calibrateUntil = settings.calibrateUntil();
        if (calibrateUntil != null) {
            report.put("holdout", Holdout.of(days, calibrateUntil));
        }
        report.put("survival", Tenure.of(days, settings.silence(), end).figures());
        report.tables(new PurchasePanels(days, settings, end)
                .dashboard(figures, lifecycles)
                .tables());
        new CustomerBase(days, settings.periods().zone(), calibrateUntil == null ? end : calibrateUntil, end)
                .into(report, console);
        return report;
    }

    private LocalDate end() {
        return settings.observeUntil() != null
                ? settings.observeUntil()
                : Objects.requireNonNull(purchases.lastDay(), "a log with purchases has a last day");
    }

    private static String names(PurchaseRun run) {
        return String.join(
                " and ",
                run.lifecycles().stream()
                        .map(lifecycle -> lifecycle.model().name())
                        .toList());
    }
}
