package dev.lifecycle.examples.quickstart;

import dev.lifecycle.examples.lampshop.report.YearReport;
import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.purchases.FirstRows;
import dev.lifecycle.examples.report.purchases.PurchaseReport;
import dev.lifecycle.examples.report.purchases.PurchaseSettings;
import dev.lifecycle.examples.report.reading.Progress;
import dev.lifecycle.examples.report.reading.PurchaseReading;
import dev.lifecycle.examples.report.reading.Purchases;
import dev.lifecycle.examples.report.reading.ReadOptions;
import dev.lifecycle.examples.report.reading.TooManyRejectedException;
import dev.lifecycle.examples.report.reading.UndecidedException;
import dev.lifecycle.examples.report.reading.text.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program behind {@code mvn compile exec:java}: moves a customer base through its lifecycle and reports what happened. */
@Command(
        name = "quickstart",
        sortOptions = false,
        usageHelpAutoWidth = true,
        abbreviateSynopsis = true,
        description = {
            "Moves a customer base through its lifecycle and reports what happened.",
            "Without a file it generates a year of a made-up online shop: about 2,000 customers and 60,000 events,"
                    + " the same in every run."
        },
        footer = {
            "",
            "Examples:",
            "  quickstart sales.csv",
            "  quickstart orders/ --customer email --date \"created at\" --amount total",
            "  zcat events.jsonl.gz | quickstart - --where event=purchase",
            "",
            "A purchase log has a row for each purchase: who, when and how much. Delimiter, charset, date order, decimal"
                    + " sign and columns are found out and told in one line; the options above overrule each of them."
                    + " What one customer buys on one day is one purchase, with the total. An amount of zero is a"
                    + " purchase; a negative one is a refund, set off against its order or the customer's last"
                    + " purchases. A row that cannot be read is left out, counted and listed in rejected.csv.",
            "",
            "Exit codes: 0 all is well; 1 the input cannot be used; 2 the command line is wrong;"
                    + " 3 the input can be read in two ways, and the message names the option that decides."
        })
public final class Quickstart implements Callable<Integer> {

    private static final int UNDECIDED = 3;

    private final PrintStream stream;
    private final InputStream standardInput;
    private final @Nullable TerminalProgress progress;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Say this and do nothing.")
    @SuppressWarnings("UnusedVariable") // the command line library asks for it and reads it
    private boolean help;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where report.json goes; made if it is not there. Default: target/lifecycle under the directory"
                            + " the program was started in.")
    private @Nullable Path out;

    @Mixin
    private PurchaseOptions purchases = new PurchaseOptions();

    /** Writes to this stream in UTF-8, and reports progress where there is a terminal. */
    Quickstart(PrintStream stream, InputStream standardInput, @Nullable TerminalProgress progress) {
        this.stream = stream;
        this.standardInput = standardInput;
        this.progress = progress;
    }

    /**
     * Runs the program; returns normally on success, and ends the process with the exit code otherwise.
     *
     * @param args the command line, see {@code --help}
     */
    public static void main(String[] args) {
        TerminalProgress progress = Terminal.isThere() ? new TerminalProgress(System.err, System::nanoTime) : null;
        int exit = run(new Quickstart(System.out, System.in, progress), System.out, System.err, args);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    static int run(PrintStream out, PrintStream err, InputStream in, String... args) {
        return run(new Quickstart(out, in, null), out, err, args);
    }

    private static int run(Quickstart program, PrintStream out, PrintStream err, String... args) {
        return new CommandLine(program)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((wrong, all) -> misused(wrong))
                .execute(args);
    }

    @Override
    public Integer call() {
        Path directory = out == null ? Path.of(System.getProperty("user.dir"), "target", "lifecycle") : out;
        Console console = new Console(stream);
        try {
            if (purchases.files().isEmpty()) {
                year(console, directory);
            } else {
                report(console, directory);
            }
            return CommandLine.ExitCode.OK;
        } catch (UndecidedException e) {
            commandLine().getErr().println("quickstart: " + e.getMessage());
            return UNDECIDED;
        } catch (UnreadableException e) {
            return failed(e.getMessage());
        } catch (NoSuchFileException e) {
            return failed("there is no file " + e.getFile());
        } catch (IOException e) {
            return failed("reading or writing failed: " + e);
        }
    }

    private void year(Console console, Path directory) throws IOException {
        for (ArgSpec given : commandLine().getParseResult().matchedArgs()) {
            if (given instanceof OptionSpec option && !option.longestName().equals("--out")) {
                throw new ParameterException(
                        commandLine(),
                        option.longestName() + " is about a purchase log: say which, as in quickstart sales.csv");
            }
        }
        new YearReport(console).run(directory);
    }

    private void report(Console console, Path directory) throws IOException {
        ReadOptions reading;
        PurchaseSettings settings;
        try {
            reading = purchases.reading();
            settings = purchases.settings();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), String.valueOf(e.getMessage()), e);
        }
        console.line(
                "Reading %s", purchases.files().stream().map(Path::toString).collect(Collectors.joining(", ")));
        Purchases read = read(reading, directory);
        if (purchases.dryRun()) {
            FirstRows.tell(read, console);
        } else {
            new PurchaseReport(read, settings, console).run(directory);
        }
    }

    private Purchases read(ReadOptions reading, Path directory) throws IOException {
        try {
            return PurchaseReading.read(
                    purchases.files(), standardInput, reading, progress == null ? Progress.NONE : progress);
        } catch (TooManyRejectedException e) {
            if (!purchases.dryRun()) {
                e.rejects().write(directory);
            }
            throw e;
        } finally {
            if (progress != null) {
                progress.end();
            }
        }
    }

    private static int misused(ParameterException wrong) {
        PrintWriter err = wrong.getCommandLine().getErr();
        err.println("quickstart: " + wrong.getMessage());
        err.println("Try --help for what there is.");
        return CommandLine.ExitCode.USAGE;
    }

    private int failed(@Nullable String message) {
        commandLine().getErr().println("quickstart: " + message);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec, "set by the command line").commandLine();
    }
}
