package dev.lifecycle.examples.report;

import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.retention.Cohort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Everything a run found out, as the values of {@code report.json}: in the order they were put in, figures under fixed keys. */
public final class Report {

    /** A table with more rows than this stands in its CSV file alone. */
    private static final int MOST_ROWS = 3_000;

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final List<Table> tables = new ArrayList<>();

    /** Adds a value of records, maps, lists, texts and numbers. */
    public Report put(String key, @Nullable Object value) {
        values.put(key, value);
        return this;
    }

    /** Adds where everybody stands: the first model at the top, the others by their names in {@code beside}. */
    public Report put(List<Board> boards) {
        Board first = boards.get(0);
        return put("model", first.model())
                .put("stages", first.stages())
                .put("transitions", first.transitions())
                .put("beside", byModel(boards.subList(1, boards.size())));
    }

    /** Boards by the names of their models. */
    public static Map<String, Object> byModel(List<Board> boards) {
        Map<String, Object> models = new LinkedHashMap<>();
        boards.forEach(board ->
                models.put(board.model(), ordered("stages", board.stages(), "transitions", board.transitions())));
        return models;
    }

    /** Adds what purchases say: retention, growth, repeat rate and churn. Undefined values are null. */
    public Report put(Figures figures) {
        Map<String, Object> growth = new LinkedHashMap<>();
        figures.growth()
                .all()
                .forEach(one -> growth.put(
                        one.period().label(),
                        ordered(
                                "new", one.newCustomers(),
                                "returning", one.returning(),
                                "resurrected", one.resurrected(),
                                "dormant", one.dormant())));
        Map<String, Object> churn = new LinkedHashMap<>();
        figures.churn().all().forEach(one -> churn.put(one.period().label(), rate(one.rate())));
        List<String> open = figures.growth().all().stream()
                .filter(one -> !one.complete())
                .map(one -> one.period().label())
                .toList();
        return put("openPeriods", open)
                .put("retention", retention(figures))
                .put("growth", growth)
                .put("repeatRate", rate(figures.repeatRate()))
                .put("churn", churn);
    }

    /** Adds tables: each becomes a CSV file, and a list under its name in {@code tables} unless it is a long one. */
    public Report tables(List<Table> more) {
        tables.addAll(more);
        return this;
    }

    /** Writes it as {@code report.json} and its tables as CSV files into this directory, which is made if it is not there. */
    public Path write(Path directory) throws IOException {
        Files.createDirectories(directory);
        CsvFiles.write(tables, directory);
        Map<String, Object> inReport = new LinkedHashMap<>();
        tables.stream()
                .filter(table -> table.rows().size() <= MOST_ROWS)
                .forEach(table -> inReport.put(table.name(), objects(table)));
        put("tables", inReport);
        put("files", tables.stream().map(table -> table.name() + ".csv").toList());
        Path file = directory.resolve("report.json");
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(file, json.writeValueAsString(values) + "\n");
        return file;
    }

    private static List<Map<String, @Nullable Object>> objects(Table table) {
        return table.rows().stream()
                .map(row -> {
                    Map<String, @Nullable Object> object = new LinkedHashMap<>();
                    for (int i = 0; i < row.size(); i++) {
                        object.put(table.columns().get(i), row.get(i));
                    }
                    return object;
                })
                .toList();
    }

    private static List<Map<String, @Nullable Object>> retention(Figures figures) {
        return figures.retention().cohorts().stream()
                .map(cohort -> ordered(
                        "cohort", cohort.period().label(),
                        "size", cohort.size(),
                        "counts", counts(cohort, figures)))
                .toList();
    }

    /** An observation that goes on after the last purchase adds periods of zeros, which say nothing. */
    private static List<Long> counts(Cohort cohort, Figures figures) {
        var periods = figures.retention().periods();
        int last = figures.lastPurchase() == null ? 0 : periods.indexOf(figures.lastPurchase());
        int length = last - periods.indexOf(cohort.period().label()) + 1;
        return cohort.counts().subList(0, Math.min(length, cohort.counts().size()));
    }

    private static Map<String, @Nullable Object> rate(MeasuredRate rate) {
        return ordered(
                "part", rate.part(),
                "whole", rate.whole(),
                "value", rate.value().isPresent() ? rate.value().getAsDouble() : null,
                "low", rate.interval().low(),
                "high", rate.interval().high(),
                "definition", rate.definition());
    }

    /** A map in the order given: a key, its value, the next key, and so on. */
    public static Map<String, @Nullable Object> ordered(@Nullable Object... keysAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        }
        return map;
    }
}
