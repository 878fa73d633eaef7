package dev.lifecycle.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the library beside its peers, prints one table and writes it as JSON. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        description = {
            "Measures this library beside its peers and prints one table; the first line of each job is what the"
                    + " others are related to.",
            "Times are processor time of the measuring thread; with 2 threads, and with a database server, they are"
                    + " times by the clock."
        })
public final class Benchmarks implements Callable<Integer> {

    @Parameters(paramLabel = "PART", description = "${COMPLETION-CANDIDATES} (default: all of them)")
    private List<Part> parts = new ArrayList<>();

    @Option(names = "--quick", description = "fewer and shorter rounds and a tenth of the rows: minutes, for a look")
    private boolean quick;

    @Option(names = "--json", description = "file to write (default: ${DEFAULT-VALUE})")
    private Path json = Path.of("target", "benchmarks.json");

    private Benchmarks() {}

    /** Runs and ends with 0, or 2 for arguments that are not understood. */
    public static void main(String[] args) {
        int code = new CommandLine(new Benchmarks())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() throws IOException {
        Child.classPath();
        Report report = new Report();
        Set<Part> chosen = parts.isEmpty() ? EnumSet.allOf(Part.class) : EnumSet.copyOf(parts);
        for (Part part : chosen) {
            report.add(part.measure(new Runs(quick)), part.budgets());
            // what is measured is kept, whatever becomes of the next part
            report.write(json);
        }
        Progress.say("done");
        System.out.println(report.text());
        System.out.println("written to " + json);
        return 0;
    }
}
