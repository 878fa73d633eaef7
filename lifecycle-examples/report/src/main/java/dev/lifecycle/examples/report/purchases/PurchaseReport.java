package dev.lifecycle.examples.report.purchases;

import dev.lifecycle.examples.report.Board;
import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.Figures;
import dev.lifecycle.examples.report.Panels;
import dev.lifecycle.examples.report.Report;
import dev.lifecycle.examples.report.answer.Answer;
import dev.lifecycle.examples.report.reading.Purchases;
import dev.lifecycle.examples.report.reading.text.UnreadableException;
import dev.lifecycle.examples.report.rows.PurchaseDay;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The whole way from the purchases of a log to {@code report.json}. */
public final class PurchaseReport {

    /** The one shop, and the one kind of customer, that a bare log of purchases knows. */
    static final String ALL = "all";

    private final Purchases purchases;
    private final PurchaseSettings settings;
    private final Console console;

    /** Where the long form goes: nowhere unless it was asked for. */
    private final Console longForm;

    /** A report on these purchases, looked at like this, told on this console. */
    public PurchaseReport(Purchases purchases, PurchaseSettings settings, Console console) {
        this.purchases = purchases;
        this.settings = settings;
        this.console = console;
        this.longForm = settings.all() ? console : new Console(OutputStream.nullOutputStream());
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
        told.readAs();
        if (settings.all()) {
            told.tell(merge);
        }
        if (days.isEmpty()) {
            throw new UnreadableException(told.nothing());
        }
        PurchaseRun run = new PurchaseRun(settings, days);
        longForm.head("Taking them through %s", names(run));
        LocalDate end = end();
        run.handleUntil(end, longForm);
        List<Board> boards = run.runs().stream().map(StageRun::board).toList();
        Figures figures = Figures.of(days, settings.periods(), settings.silence(), end);
        Answer answer = Answer.of(days, figures, settings.periods(), settings.silence(), end, stages(run, days));
        answer.tell(console, told.sentences(merge));
        print(boards, figures, end);
        tellWhy(run, days, end);
        Report report = report(merge, boards, figures, run.runs(), end);
        answer.into(report);
        Path written = report.write(into);
        purchases.rejects().write(into);
        longForm.head("All of it is in %s, and each of its tables in a CSV file beside it", written);
        console.line("Written: customers.csv (a line for each), report.json and its tables, to");
        console.line("  %s", into);
        return written;
    }

    private void print(List<Board> boards, Figures figures, LocalDate end) {
        longForm.head("Stages at the end of %s", end);
        boards.forEach(board -> longForm.block(Panels.stages(board)));
        longForm.head("Moves from stage to stage");
        boards.forEach(board -> longForm.block(Panels.moves(board)));
        longForm.head("Retention: %% of a cohort that bought again so much later (* not over yet)");
        longForm.block(Panels.retention(figures.retention(), Panels.USUAL));
        longForm.head("Growth, and churn by %d days of silence", settings.silence());
        longForm.block(Panels.growth(figures, Panels.USUAL - 1));
        longForm.head("Bought on a second day: %s", figures.repeatRate());
    }

    /** The customer who bought most often has the most to tell. */
    private void tellWhy(PurchaseRun run, List<PurchaseDay> days, LocalDate end) {
        Map<String, Long> purchases = days.stream()
                .collect(Collectors.groupingBy(PurchaseDay::customer, LinkedHashMap::new, Collectors.counting()));
        Map.Entry<String, Long> most = Collections.max(purchases.entrySet(), Map.Entry.comparingByValue());
        longForm.head("Why is %s here, who bought on the most days (%d)?", most.getKey(), most.getValue());
        longForm.line("  %s", run.why(most.getKey(), end));
    }

    private static Function<String, String> stages(PurchaseRun run, PurchaseDays days) {
        Map<String, String> stages = new HashMap<>();
        for (int i = 0; i < days.size(); i++) {
            stages.putIfAbsent(days.get(i).customer(), run.runs().get(0).stage(days.number(i)));
        }
        return customer -> stages.getOrDefault(customer, "");
    }

    private Report report(DayMerge merge, List<Board> boards, Figures figures, List<StageRun> runs, LocalDate end) {
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
        report.tables(
                new PurchasePanels(days, settings, end).dashboard(figures, runs).tables());
        new CustomerBase(days, settings.periods().zone(), calibrateUntil == null ? end : calibrateUntil, end)
                .into(report, longForm);
        return report;
    }

    private LocalDate end() {
        return settings.observeUntil() != null
                ? settings.observeUntil()
                : Objects.requireNonNull(purchases.lastDay(), "a log with purchases has a last day");
    }

    private static String names(PurchaseRun run) {
        return run.runs().stream().map(one -> one.model().name()).collect(Collectors.joining(" and "));
    }
}
