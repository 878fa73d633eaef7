package dev.lifecycle.examples.report.reading;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows that were left out as unreadable, each with its reason. */
public final class Rejects {

    private final List<RowProblem> problems = new ArrayList<>();
    private final EnumMap<Reason, Long> reasons = new EnumMap<>(Reason.class);
    private final Map<String, Long> counts = new LinkedHashMap<>();

    Rejects() {}

    void add(Reason reason, RowProblem problem) {
        problems.add(problem);
        reasons.merge(reason, 1L, Long::sum);
        counts.merge(problem.column() + " " + problem.problem(), 1L, Long::sum);
    }

    /** All of them, in the order they were found. */
    public List<RowProblem> problems() {
        return Collections.unmodifiableList(problems);
    }

    /** How many for each reason in words, such as {@code date is no date}. */
    public Map<String, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** How many of this reason. */
    public long of(Reason reason) {
        return reasons.getOrDefault(reason, 0L);
    }

    /** How many count to what is tolerated: all but those that say no customer. */
    public long unreadable() {
        return problems.size() - of(Reason.NO_CUSTOMER);
    }

    /** Writes them as {@code rejected.csv} into this directory, which is made if it is not there. */
    public Path write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("rejected.csv");
        try (CsvWriter csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
            csv.writeRecord("file", "line", "column", "value", "reason");
            for (RowProblem problem : problems) {
                csv.writeRecord(
                        problem.file(),
                        Long.toString(problem.line()),
                        problem.column(),
                        Sheets.harmless(problem.value()),
                        problem.problem());
            }
        }
        return file;
    }
}
