package dev.lifecycle.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
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
            "Times are processor time of the measuring thread; with 2 threads, the best time by the clock."
        })
public final class Benchmarks implements Callable<Integer> {

    @Parameters(paramLabel = "PART", description = "engine, metrics, scale or all (default: all)")
    private List<String> parts = List.of("all");

    @Option(names = "--warmups", description = "rounds before measuring (default: ${DEFAULT-VALUE})")
    private int warmups = 5;

    @Option(names = "--rounds", description = "rounds measured (default: ${DEFAULT-VALUE})")
    private int rounds = 5;

    @Option(names = "--json", description = "file to write (default: ${DEFAULT-VALUE})")
    private Path json = Path.of("target", "benchmarks.json");

    private Benchmarks() {}

    /** Runs and ends with 0, or 2 for arguments that are not understood. */
    public static void main(String[] args) {
        int code = new CommandLine(new Benchmarks()).execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() throws IOException {
        Runs.classPath();
        Report report = new Report();
        for (Part part : chosen()) {
            report.add(part.measure(new Runs(warmups, rounds)));
        }
        System.out.println(report.text());
        report.write(json);
        System.out.println("written to " + json);
        return 0;
    }

    private Set<Part> chosen() {
        Set<Part> chosen = EnumSet.noneOf(Part.class);
        for (String part : parts) {
            if (part.equalsIgnoreCase("all")) {
                return EnumSet.allOf(Part.class);
            }
            chosen.add(Arrays.stream(Part.values())
                    .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(part))
                    .findFirst()
                    .orElseThrow(() -> new CommandLine.ParameterException(
                            new CommandLine(this), "no part '" + part + "': engine, metrics, scale or all")));
        }
        return chosen;
    }
}
