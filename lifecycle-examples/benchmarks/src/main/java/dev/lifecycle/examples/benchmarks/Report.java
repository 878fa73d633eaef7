package dev.lifecycle.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** All figures of a run: a table for people, a file for machines. */
final class Report {

    private static final String ROW = "%-12s %-34s %-52s %14s %-6s %9s %12s %14s%n";

    private final List<Line> lines = new ArrayList<>();

    /** Adds figures; each is related to the first of its table and job. */
    void add(List<Line> more) {
        for (Line line : more) {
            Line base = lines.stream()
                    .filter(first ->
                            first.table().equals(line.table()) && first.job().equals(line.job()))
                    .findFirst()
                    .orElse(line);
            lines.add(line.relativeTo(base));
        }
    }

    /** The table as text. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(ROW, "table", "job", "who", "figure", "", "× first", "bytes/op", "wall, best"));
        String before = "";
        for (Line line : lines) {
            String job = line.table() + line.job();
            if (!job.equals(before)) {
                text.append(System.lineSeparator());
            }
            before = job;
            text.append(String.format(
                    ROW,
                    line.table(),
                    line.job(),
                    line.maker(),
                    number(line.value()),
                    line.unit(),
                    number(line.ratio()),
                    number(line.bytes()),
                    number(line.wall())));
        }
        return text.toString();
    }

    /** Writes the same as JSON, with the machine it was measured on. */
    void write(Path file) throws IOException {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("java", System.getProperty("java.runtime.version"));
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("arch", System.getProperty("os.arch"));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("machine", machine);
        all.put("lines", lines);
        ObjectMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, json.writeValueAsString(all));
    }

    private static String number(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 1000 ? "%.1f" : "%,.0f", value);
    }
}
