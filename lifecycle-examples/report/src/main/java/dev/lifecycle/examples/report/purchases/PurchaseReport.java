package dev.lifecycle.examples.report.purchases;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.examples.report.Board;
import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.Figures;
import dev.lifecycle.examples.report.Panels;
import dev.lifecycle.examples.report.Report;
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

/** The whole way from a purchase log to {@code report.json}. */
public final class PurchaseReport {

    /** The one shop, and the one kind of customer, that a bare log of purchases knows. */
    static final String ALL = "all";

    private static final int SHOWN = 20;

    private final PurchaseFile file;
    private final PurchaseSettings settings;
    private final Console console;

    /** A report on this file, looked at like this, told on this console. */
    public PurchaseReport(PurchaseFile file, PurchaseSettings settings, Console console) {
        this.file = file;
        this.settings = settings;
        this.console = console;
    }

    /**
     * Reads, handles, measures, prints and writes.
     *
     * @param into the directory of the report
     * @throws MalformedRowException if the file cannot be read as asked
     * @throws IOException           if reading or writing fails
     */
    public Path run(Path into) throws IOException {
        console.line("Reading %s", file.path());
        PurchaseLog log = PurchaseReader.read(file);
        tell(log);
        if (log.days().isEmpty()) {
            throw new MalformedRowException(file.path() + " holds no purchase: of " + log.rows() + " rows "
                    + log.malformed().size() + " are malformed, "
                    + log.refunds().size() + " are refunds and "
                    + log.later() + " lie after the end of observation");
        }
        PurchaseRun run = new PurchaseRun(settings);
        console.head("Taking them through %s", names(run));
        run.handle(log.days(), console);
        LocalDate end = end(log);
        run.sweepToTheEndOf(end);
        List<Board> boards = run.lifecycles().stream().map(Board::of).toList();
        Figures figures = Figures.of(log.days(), settings.periods(), settings.silence(), end);
        print(boards, figures, end);
        tellWhy(run.lifecycles().get(0), log.days());
        Path written = report(log, boards, figures, run.lifecycles(), end).write(into);
        console.head("All of it is in %s, and each of its tables in a CSV file beside it", written);
        return written;
    }

    private void tell(PurchaseLog log) {
        console.line(
                "  %,d rows: %,d customer-days with a purchase, of %,d customers",
                log.rows(),
                log.days().size(),
                log.days().stream().map(PurchaseDay::customer).distinct().count());
        tell("malformed, skipped", log.malformed());
        tell("refunds, left out", log.refunds());
        if (log.later() > 0) {
            console.line("  %,d after the end of observation, left out", log.later());
        }
    }

    private void tell(String what, List<RowProblem> problems) {
        if (!problems.isEmpty()) {
            console.line("  %,d %s:", problems.size(), what);
            problems.stream().limit(SHOWN).forEach(problem -> console.line("    %s", problem));
            if (problems.size() > SHOWN) {
                console.line("    and %,d more, which report.json lists", problems.size() - SHOWN);
            }
        }
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
            PurchaseLog log, List<Board> boards, Figures figures, List<Lifecycle> lifecycles, LocalDate end) {
        Report report = new Report()
                .put("input", file.path().toString())
                .put("zone", settings.periods().zone().getId())
                .put("period", settings.periods().id())
                .put("silence", settings.silence())
                .put("observedUntil", end.toString())
                .put("customers", figures.customers())
                .put("events", log.rows())
                .put("purchaseDays", figures.purchaseDays())
                .put(boards)
                .put(figures)
                .put("malformed", log.malformed().size())
                .put("refunds", log.refunds().size())
                .put("later", log.later())
                .put("malformedRows", log.malformed())
                .put("refundRows", log.refunds());
        LocalDate calibrateUntil = settings.calibrateUntil();
        if (calibrateUntil != null) {
            report.put("holdout", Holdout.of(log.days(), calibrateUntil));
        }
        report.put("survival", Tenure.of(log.days(), settings.silence(), end).figures());
        report.tables(new PurchasePanels(log.days(), settings, end)
                .dashboard(figures, lifecycles)
                .tables());
        new CustomerBase(log.days(), settings.periods().zone(), calibrateUntil == null ? end : calibrateUntil, end)
                .into(report, console);
        return report;
    }

    private LocalDate end(PurchaseLog log) {
        return settings.observeUntil() != null
                ? settings.observeUntil()
                : Objects.requireNonNull(log.lastDay(), "a log with purchases has a last day");
    }

    private static String names(PurchaseRun run) {
        return String.join(
                " and ",
                run.lifecycles().stream()
                        .map(lifecycle -> lifecycle.model().name())
                        .toList());
    }
}
