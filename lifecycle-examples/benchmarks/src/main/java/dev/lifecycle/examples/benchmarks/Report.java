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

/** All figures of a run, each beside the first of its job and its budgets: a table for people, a file for machines. */
final class Report {

    private final Map<Line.Key, Line> lines = new LinkedHashMap<>();
    private final List<Budget> budgets = new ArrayList<>();

    /**
     * A line with what is made of it.
     *
     * @param timesFirst its figure in terms of the first of its job
     * @param budgets    what it was held against
     */
    private record Row(Line line, double timesFirst, List<Budget.Verdict> budgets) {}

    /** Adds figures and what they are held against. */
    void add(List<Line> more, List<Budget> promised) {
        more.forEach(line -> lines.put(line.key(), line));
        budgets.addAll(promised);
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Map<String, Line> firsts = new LinkedHashMap<>();
        for (Line line : lines.values()) {
            Line first = firsts.computeIfAbsent(line.table() + '/' + line.job(), job -> line);
            List<Budget.Verdict> verdicts = budgets.stream()
                    .filter(budget -> budget.of().equals(line.key()))
                    .map(budget -> budget.judge(lines))
                    .toList();
            rows.add(new Row(line, line.value() / first.value(), verdicts));
        }
        return rows;
    }

    /** The table as text. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(row("job", "who", "figure", "× first", "bytes/op", "best by clock", "budget"));
        String before = "";
        int met = 0;
        int missed = 0;
        for (Row row : rows()) {
            Line line = row.line();
            String job = line.table() + ": " + line.job();
            if (!job.equals(before)) {
                text.append(System.lineSeparator());
            }
            List<Budget.Verdict> verdicts = row.budgets();
            text.append(row(
                    job.equals(before) ? "" : job,
                    line.maker(),
                    line.unit().show(line.value()),
                    Line.Unit.COUNT.show(row.timesFirst()),
                    shown(line.bytes(), Line.Unit.BYTES),
                    shown(line.wall(), Line.Unit.NANOS),
                    verdicts.isEmpty() ? "" : verdicts.get(0).toString()));
            for (int i = 1; i < verdicts.size(); i++) {
                text.append(row("", "", "", "", "", "", verdicts.get(i).toString()));
            }
            for (Budget.Verdict verdict : verdicts) {
                met += Boolean.TRUE.equals(verdict.met()) ? 1 : 0;
                missed += Boolean.FALSE.equals(verdict.met()) ? 1 : 0;
            }
            before = job;
        }
        text.append(String.format(Locale.ROOT, "%nbudgets: %d met, %d missed%n", met, missed));
        return text.toString();
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-50s %-48s %12s %9s %16s %12s  %s%n", cells)
                .replaceAll(" +(\\R)$", "$1");
    }

    private static String shown(@Nullable Double figure, Line.Unit unit) {
        return figure == null ? "" : unit.show(figure);
    }

    /** Writes the same as JSON, with the machine it was measured on. */
    void write(Path file) throws IOException {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("java", System.getProperty("java.runtime.version"));
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("arch", System.getProperty("os.arch"));
        ObjectMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, json.writeValueAsString(Map.of("machine", machine, "rows", rows())));
    }
}
