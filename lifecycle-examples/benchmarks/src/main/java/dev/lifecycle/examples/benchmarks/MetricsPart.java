package dev.lifecycle.examples.benchmarks;

import dev.lifecycle.examples.benchmarks.bulk.BulkBenchmark;
import dev.lifecycle.examples.benchmarks.bulk.BulkBenchmark.Maker;
import dev.lifecycle.examples.benchmarks.bulk.BulkJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Questions about millions of purchases, put to a database, to this library and to stream code. */
final class MetricsPart {

    private static final String TABLE = "metrics";
    private static final int ROWS = 10_000_000;
    private static final int QUICK_ROWS = 1_000_000;
    private static final List<String> THREADS = List.of("1", "2");

    private MetricsPart() {}

    static List<Line> measure(Runs runs) {
        List<Line> lines = new ArrayList<>();
        for (BulkJob job : BulkJob.values()) {
            for (String threads : THREADS) {
                for (Maker maker : Maker.values()) {
                    lines.addAll(measure(runs, job, threads, maker));
                }
            }
        }
        return lines;
    }

    private static List<Line> measure(Runs runs, BulkJob job, String threads, Maker maker) {
        Class<?> benchmark = BulkBenchmark.class;
        var options = (maker == Maker.BY_HAND ? runs.rarely(benchmark) : runs.steady(benchmark))
                .param("maker", maker.name())
                .param("job", job.name())
                .param("size", String.valueOf(runs.isQuick() ? QUICK_ROWS : ROWS))
                .param("threads", threads);
        return Runs.lines(
                Runs.run(TABLE + ": " + name(job) + ", " + threads + " thread(s), " + maker.title(), options.build()),
                TABLE,
                new Runs.Naming(result -> name(job) + Runs.threads(result), result -> maker.title()));
    }

    private static String name(BulkJob job) {
        return job.name().toLowerCase(Locale.ROOT);
    }

    static List<Budget> budgets() {
        List<Budget> budgets = new ArrayList<>();
        for (BulkJob job : BulkJob.values()) {
            for (String threads : List.of(", 1 thread", ", 2 threads")) {
                String named = name(job) + threads;
                Line.Key database = key(named, Maker.DUCKDB);
                budgets.add(Budget.times(key(named, Maker.COLUMNS), 0.5, "≤ 0.5 × DuckDB", database));
                budgets.add(Budget.times(key(named, Maker.STREAM), 1, "≤ 1 × DuckDB", database));
                budgets.add(Budget.times(
                        key(named, Maker.STREAM), 1 / 3.0, "≤ 1/3 × groupingBy", key(named, Maker.BY_HAND)));
            }
        }
        return budgets;
    }

    private static Line.Key key(String job, Maker maker) {
        return new Line.Key(TABLE, job, maker.title());
    }
}
