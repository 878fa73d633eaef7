package dev.lifecycle.examples.quickstart;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the program as a user does, and keeps what it said. */
public final class Runs {

    /**
     * One run.
     *
     * @param exit   the exit code
     * @param out    standard output, read as UTF-8
     * @param err    standard error, read as UTF-8
     * @param report what {@code report.json} holds; a missing node where none was written
     */
    public record Run(int exit, String out, String err, JsonNode report) {}

    private Runs() {}

    /** A run that writes into this directory. */
    public static Run into(Path directory, List<String> args) {
        List<String> all = new java.util.ArrayList<>(args);
        if (args.stream().anyMatch(arg -> java.nio.file.Files.exists(Path.of(arg)))) {
            all.add("--all");
        }
        all.addAll(List.of("--out", directory.toString()));
        return run(directory.resolve("report.json"), all.toArray(String[]::new));
    }

    /** A run whose report is expected in this file. */
    public static Run run(Path report, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        // streams of another charset, as a terminal of another locale would be: the bytes must be UTF-8 all the same
        int exit = Quickstart.run(
                new PrintStream(out, true, StandardCharsets.US_ASCII),
                new PrintStream(err, true, StandardCharsets.US_ASCII),
                java.io.InputStream.nullInputStream(),
                args);
        JsonMapper json = JsonMapper.builder().build();
        return new Run(
                exit,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8),
                report.toFile().exists() ? json.readTree(report.toFile()) : json.missingNode());
    }
}
