package dev.lifecycle.examples.quickstart;

import dev.lifecycle.examples.lampshop.report.YearReport;
import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.purchases.MalformedRowException;
import dev.lifecycle.examples.report.purchases.PurchaseReport;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program behind {@code mvn compile exec:java}: moves a customer base through its lifecycle and reports what happened. */
@Command(
        name = "quickstart",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Moves a customer base through its lifecycle and reports what happened.",
            "Without --transactions it generates a year of a made-up online shop: about 2,000 customers and 60,000 events,"
                    + " the same in every run."
        },
        footer = {
            "",
            "Example:",
            "  quickstart --transactions sales.csv --customer customer_id --date date --amount dollars",
            "",
            "A purchase log is a CSV file in UTF-8 with a header. What one customer buys on one day is one purchase, with the"
                    + " total. An amount of zero is a purchase; a negative one is a refund, which is reported and left out."
                    + " A malformed row is reported with file, line, column and value, counted and skipped.",
            "",
            "Exit codes: 0 all is well; 1 the input cannot be used; 2 the command line is wrong."
        })
public final class Quickstart implements Callable<Integer> {

    private final PrintStream stream;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Say this and do nothing.")
    @SuppressWarnings("UnusedVariable") // the command line library asks for it and reads it
    private boolean help;

    @ArgGroup(exclusive = false, heading = "%nA purchase log of your own:%n")
    private @Nullable PurchaseOptions purchases;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Where report.json goes; made if it is not there. Default: target/lifecycle under the directory"
                            + " the program was started in.")
    private @Nullable Path out;

    /** Writes to this stream in UTF-8. */
    Quickstart(PrintStream stream) {
        this.stream = stream;
    }

    /**
     * Runs the program; returns normally on success and throws on failure, so that a build that calls it fails too.
     *
     * @param args the command line, see {@code --help}
     */
    public static void main(String[] args) {
        int exit = run(System.out, System.err, args);
        if (exit != 0) {
            throw new IllegalStateException("quickstart ended with exit code " + exit + "; see the message above");
        }
    }

    static int run(PrintStream out, PrintStream err, String... args) {
        return new CommandLine(new Quickstart(out))
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
            if (purchases == null) {
                new YearReport(console).run(directory);
            } else {
                report(purchases, console).run(directory);
            }
            return CommandLine.ExitCode.OK;
        } catch (MalformedRowException e) {
            return failed(e.getMessage());
        } catch (NoSuchFileException e) {
            return failed("there is no file " + e.getFile());
        } catch (IOException e) {
            return failed("reading or writing failed: " + e);
        }
    }

    private PurchaseReport report(PurchaseOptions options, Console console) {
        try {
            return new PurchaseReport(options.file(), options.settings(), console);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(commandLine(), String.valueOf(e.getMessage()), e);
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
